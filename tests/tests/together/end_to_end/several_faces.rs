//! Pictures with several faces.

use iai_client::Image;
use iai_emulator::{Emulator, FaceDetection};
use iai_tests::pictures;

/// The portrait, and beside it, larger, the same turned round: two persons.
fn two() -> Image {
    let members = [(200, 0, 100), (-400, 220, 0)];
    Image::from_bytes(pictures::group(&members, (620, 400)))
}

#[tokio::test]
async fn a_search_has_a_result_for_each_face() -> Result<(), Box<dyn std::error::Error>> {
    let emulator = Emulator::builder()
        .credentials("AKIDlocal", "local-key")
        .faces(FaceDetection::Detect)
        .start()?;
    let client = emulator.client()?;
    client
        .create_group()
        .group_id("g")
        .group_name("g")
        .send()
        .await?;
    let turned = pictures::group(&[(-512, 0, 0)], (512, 512));
    for (id, picture) in [
        ("straight", pictures::ASTRONAUT.to_vec()),
        ("turned", turned),
    ] {
        let person = client.create_person().group_id("g").person_id(id);
        let person = person.person_name(id).image(Image::from_bytes(picture));
        person.send().await?;
    }

    let search = client.search_faces().group_ids(["g"]).image(two());
    let found = search.max_face_num(10_u64).send().await?;
    let results = found.results.as_deref().unwrap_or_default();
    let best = results.iter().map(|result| {
        let candidates = result.candidates.as_deref().unwrap_or_default();
        candidates
            .first()
            .and_then(|best| best.person_id.as_deref())
    });
    let best: Vec<_> = best.collect();
    assert_eq!(
        best,
        [Some("turned"), Some("straight")],
        "the largest face first"
    );

    let faces = client
        .detect_face()
        .image(two())
        .max_face_num(120_u64)
        .send()
        .await?;
    let faces = faces.face_infos.as_deref().unwrap_or_default();
    assert_eq!(faces.len(), 2);
    assert!(faces[0].width > faces[1].width);
    Ok(())
}
