//! Whether definitions are those of the service that a spec is of.

use crate::definitions::{Definitions, Failure, Wanted};
use iai_codegen::read::read;
use iai_codegen::{Problems, Sources};

/// The service and the version of a spec; nothing of what its `service.yaml` does not tell.
#[must_use]
pub fn service(sources: &Sources) -> Wanted {
    let (spec, _) = read(sources, Problems::default());
    let Some(service) = spec.service else {
        return Wanted::default();
    };
    Wanted::version(&service.name.value, &service.version.value)
}

/// Refuses to add definitions to the spec of another service or version.
///
/// # Errors
///
/// Service or version is another, with both.
pub fn refuse_other(sources: &Sources, definitions: &Definitions) -> Result<(), Failure> {
    let spec = service(sources);
    let (Some(service), Some(version)) = (spec.service, spec.version) else {
        return Ok(());
    };
    if service == definitions.service && version == definitions.version {
        return Ok(());
    }
    let what = format!(
        "this is the spec of {service} {version}, and what is to be added is of {} {}",
        definitions.service, definitions.version
    );
    let help = format!(
        "give what is of {service} {version}, or import into another folder, without --merge"
    );
    Err(Failure::new(&*sources.folder, what, help))
}
