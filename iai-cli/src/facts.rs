//! What the spec says, looked up in the description.

use iai_client::DESCRIPTION;
use iai_client::description::{
    Action, Constraints, EnumType, EnumValue, Field, ImageType, Kind, StringType, Structure,
};
use iai_client::dynamic::{DynAction, find};

/// The action of a command, such as `create-person`.
pub(crate) fn action_of(command: &str) -> Option<&'static Action> {
    let mut actions = DESCRIPTION.actions.iter();
    actions.find(|action| self::command(action) == command)
}

/// The same action, to be called.
pub(crate) fn callable(action: &Action) -> Option<&'static DynAction> {
    find(iai_client::ACTIONS, action.action)
}

/// The name of an action's command, such as `create-person`.
pub(crate) fn command(action: &Action) -> String {
    action.method.replace('_', "-")
}

/// The flag of a parameter without its hyphens, such as `group-id`.
pub(crate) fn flag(field: &Field) -> String {
    field.rust.replace('_', "-")
}

/// The parameter of an action with this name on the wire.
pub(crate) fn parameter(action: &Action, name: &str) -> Option<&'static Field> {
    action.parameters.iter().find(|field| field.name == name)
}

/// The structure that values of a field are.
pub(crate) fn structure(field: &Field) -> Option<&'static Structure> {
    let mut all = DESCRIPTION.structures.iter();
    all.find(|one| field.kind == Kind::Structure && one.name == field.r#type)
}

/// The numbers with meanings that values of a field are.
pub(crate) fn enumeration(field: &Field) -> Option<&'static EnumType> {
    let mut all = DESCRIPTION.enums.iter();
    all.find(|one| matches!(field.kind, Kind::Enum | Kind::Switch) && one.name == field.r#type)
}

/// The limits of the pictures that values of a field are.
pub(crate) fn image(field: &Field) -> Option<&'static ImageType> {
    let mut all = DESCRIPTION.images.iter();
    all.find(|one| field.kind == Kind::Image && one.name == field.r#type)
}

/// The kind of text that values of a field are, if it has a name.
pub(crate) fn text(field: &Field) -> Option<&'static StringType> {
    let mut all = DESCRIPTION.strings.iter();
    all.find(|one| field.kind == Kind::String && one.name == field.r#type)
}

/// What values of a field must keep to: by its own row first, then by its type.
pub(crate) fn constraints(field: &Field) -> impl Iterator<Item = Constraints> {
    let of_type = text(field).and_then(|one| one.constraints);
    field.constraints.into_iter().chain(of_type)
}

/// The word for a number with a meaning on the command line, such as `very-high`.
pub(crate) fn word(value: &EnumValue) -> String {
    heck::AsKebabCase(value.name).to_string()
}

/// The parameter with the address of a picture that can be given in place of one with the picture itself.
pub(crate) fn address_of(action: &'static Action, picture: &Field) -> Option<&'static Field> {
    let rule = action
        .rules
        .iter()
        .find(|rule| rule.any_of.contains(&picture.name))?;
    let mut others = rule.any_of.iter().filter(|name| **name != picture.name);
    let others = others.find_map(|name| {
        parameter(action, name)
            .filter(|field| field.kind == Kind::String && field.list == picture.list)
    });
    others.filter(|field| constraints(field).any(|one| one.url.is_some()))
}
