//! Sends a change as the client of this repository does.

use super::operation::Operation;
use iai_client::types::{Gender, PersonExDescriptionInfo};
use iai_client::{Client, Error, Image};

/// The picture that all persons have. Faces of one person must be alike.
pub(super) fn picture() -> Image {
    Image::from_bytes(crate::pictures::png(96, 96))
}

/// Gives the ids that the response tells.
pub(super) async fn send(
    client: &Client,
    image: &Image,
    change: Operation,
) -> Result<Vec<String>, Error> {
    match change {
        Operation::CreateGroup {
            group,
            name,
            is_open,
        } => {
            let call = client.create_group().group_id(group).group_name(name);
            let call = call.group_ex_descriptions(["note"]);
            // Only the old model can be upgraded.
            let call = call.face_model_version(if is_open { "3.0" } else { "2.0" });
            call.send().await?;
        }
        Operation::ModifyGroup { group, name, tag } => {
            let call = client.modify_group().group_id(group);
            call.group_name(name).tag(tag).send().await?;
        }
        Operation::DeleteGroup { group } => {
            client.delete_group().group_id(group).send().await?;
        }
        Operation::Upgrade { group } => {
            #[expect(deprecated, reason = "jobs are part of the state, too")]
            let call = client.upgrade_group_face_model_version().group_id(group);
            let started = call.face_model_version("3.0").send().await?;
            return Ok(started.job_id.clone().into_iter().collect());
        }
        other => return send_about_person(client, image, other).await,
    }
    Ok(Vec::new())
}

async fn send_about_person(
    client: &Client,
    image: &Image,
    change: Operation,
) -> Result<Vec<String>, Error> {
    match change {
        Operation::CreatePerson {
            person,
            name,
            group,
            text,
        } => {
            let call = client.create_person().group_id(group).person_id(person);
            let call = call.person_name(name).image(image.clone());
            let created = call
                .person_ex_description_infos([description(text)])
                .send()
                .await?;
            return Ok(created.face_id.clone().into_iter().collect());
        }
        Operation::ModifyPerson {
            person,
            name,
            gender,
        } => {
            let call = client.modify_person_base_info().person_id(person);
            call.person_name(name)
                .gender(Gender::from(gender))
                .send()
                .await?;
        }
        Operation::Describe {
            person,
            group,
            text,
        } => {
            let call = client
                .modify_person_group_info()
                .group_id(group)
                .person_id(person);
            call.person_ex_description_infos([description(text)])
                .send()
                .await?;
        }
        other => return send_about_presence(client, image, other).await,
    }
    Ok(Vec::new())
}

async fn send_about_presence(
    client: &Client,
    image: &Image,
    change: Operation,
) -> Result<Vec<String>, Error> {
    match change {
        Operation::Copy { person, groups } => {
            client
                .copy_person()
                .person_id(person)
                .group_ids(groups)
                .send()
                .await?;
        }
        Operation::Leave { person, group } => {
            let call = client.delete_person_from_group().group_id(group);
            call.person_id(person).send().await?;
        }
        Operation::DeletePerson { person } => {
            client.delete_person().person_id(person).send().await?;
        }
        Operation::AddFaces { person, count } => {
            let call = client.create_face().person_id(person);
            let added = call.images(vec![image.clone(); count]).send().await?;
            return Ok(added.suc_face_ids.clone().unwrap_or_default());
        }
        Operation::DeleteFaces { person, faces } => {
            client
                .delete_face()
                .person_id(person)
                .face_ids(faces)
                .send()
                .await?;
        }
        _ => {}
    }
    Ok(Vec::new())
}

fn description(text: String) -> PersonExDescriptionInfo {
    let mut description = PersonExDescriptionInfo::default();
    description.person_ex_description_index = Some(0);
    description.person_ex_description = Some(text);
    description
}
