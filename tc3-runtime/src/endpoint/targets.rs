//! What a client connects to and signs, for each service that it calls.

use std::sync::{Arc, Mutex};

use super::endpoint::{Endpoint, Target};
use super::error::EndpointError;
use crate::service::ServiceInfo;
use crate::sync::lock;

/// An endpoint with its targets. Each is made once, since every attempt needs it.
pub(crate) struct Targets {
    endpoint: Endpoint,
    made: Mutex<Vec<(&'static ServiceInfo, Arc<Target>)>>,
}

impl Targets {
    pub(crate) fn new(endpoint: Endpoint) -> Self {
        Self {
            endpoint,
            made: Mutex::default(),
        }
    }

    pub(crate) fn endpoint(&self) -> &Endpoint {
        &self.endpoint
    }

    /// The target for actions of `service`.
    pub(crate) fn of(&self, service: &'static ServiceInfo) -> Result<Arc<Target>, EndpointError> {
        let mut made = lock(&self.made);
        let known = made.iter().find(|(other, _)| is_same(other, service));
        if let Some((_, target)) = known {
            return Ok(Arc::clone(target));
        }
        let target = Arc::new(self.endpoint.target(service)?);
        made.push((service, Arc::clone(&target)));
        Ok(target)
    }
}

/// Whether both have the same targets.
fn is_same(one: &ServiceInfo, other: &ServiceInfo) -> bool {
    one.name == other.name && one.hosts == other.hosts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::service::Hosts;
    use crate::wire::test_types::SERVICE;

    static ELSEWHERE: ServiceInfo = ServiceInfo {
        hosts: Hosts {
            mainland: Some("api.example.com"),
            ..SERVICE.hosts
        },
        ..SERVICE
    };

    static LATER: ServiceInfo = ServiceInfo {
        version: "2030-01-01",
        ..SERVICE
    };

    #[test]
    fn a_target_is_made_once_for_each_service() {
        let targets = Targets::new(Endpoint::mainland());
        let first = targets.of(&SERVICE).unwrap();
        assert_eq!(targets.of(&ELSEWHERE).unwrap().host, "api.example.com");
        for service in [&SERVICE, &LATER] {
            assert!(Arc::ptr_eq(&targets.of(service).unwrap(), &first));
        }
    }
}
