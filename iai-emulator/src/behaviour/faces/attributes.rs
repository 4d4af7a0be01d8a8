//! The attributes that DetectFaceAttributes tells. Those that were not asked for are there too, as zeros.

use iai_client::types::{
    DetectFaceAttributesBangAttributeItem, DetectFaceAttributesGenderAttributeItem,
    EmotionAttributeItem, Eye, EyeOpenAttributeItem, EyeSizeAttributeItem, Eyebrow,
    EyebrowCurveAttributeItem, EyebrowDensityAttributeItem, EyebrowLengthAttributeItem,
    EyelidTypeAttributeItem, FaceDetailAttributesInfo, FaceShapeKindAttributeItem,
    GlassAttributeItem, Hair, HairColorAttributeItem, HairLengthAttributeItem, Hat,
    HatColorAttributeItem, HatStyleAttributeItem, HeadPose, MaskAttributeItem,
    MoustacheAttributeItem, Mouth, MouthOpenAttributeItem, NoseShapeAttributeItem,
    SkinAttributeItem,
};

use super::filled;
use super::traits::Traits;

/// DetectFaceAttributes counts the years up to this.
const OLDEST: i64 = 65;

/// The words of FaceAttributesType, in small letters.
#[derive(Debug)]
pub(super) struct Wanted(Vec<String>);

impl Wanted {
    pub(super) fn new(list: &str) -> Self {
        Self(
            list.split(',')
                .map(|word| word.trim().to_ascii_lowercase())
                .collect(),
        )
    }

    fn has(&self, word: &str) -> bool {
        self.0.iter().any(|wanted| wanted == word)
    }
}

/// One group of attributes: all of it was asked for, or nothing.
#[derive(Clone, Copy)]
struct Group {
    traits: Traits,
    wanted: bool,
}

impl Group {
    fn number(self, number: impl FnOnce(Traits) -> i64) -> i64 {
        if self.wanted { number(self.traits) } else { 0 }
    }

    fn probability(self, name: &str) -> f64 {
        if self.wanted {
            self.traits.probability(name)
        } else {
            0.0
        }
    }
}

/// An attribute: its structure, its name among the draws, and its number.
macro_rules! item {
    ($type:ident, $group:expr, $name:literal, $number:expr) => {
        filled!($type {
            r#type: $group.number($number),
            probability: $group.probability($name),
        })
    };
}

pub(super) fn of(traits: Traits, wanted: &Wanted) -> FaceDetailAttributesInfo {
    let group = |word| Group {
        traits,
        wanted: wanted.has(word),
    };
    filled!(FaceDetailAttributesInfo {
        age: group("age").number(|traits| traits.age().min(OLDEST)),
        beauty: group("beauty").number(Traits::beauty),
        emotion: item!(EmotionAttributeItem, group("emotion"), "Emotion", |it| it
            .kind("Emotion", 6)),
        eye: eye(group("eye")),
        eyebrow: eyebrow(group("eyebrow")),
        gender: item!(
            DetectFaceAttributesGenderAttributeItem,
            group("gender"),
            "Gender",
            |it| { i64::from(it.gender() < 50) }
        ),
        hair: hair(group("hair")),
        hat: hat(group("hat")),
        head_pose: head_pose(group("headpose")),
        mask: item!(MaskAttributeItem, group("mask"), "Mask", Traits::mask),
        mouth: mouth(group("mouth")),
        moustache: item!(
            MoustacheAttributeItem,
            group("moustache"),
            "Moustache",
            |it| it.kind("Moustache", 1)
        ),
        nose: item!(NoseShapeAttributeItem, group("nose"), "Nose", |it| it
            .kind("Nose", 3)),
        shape: item!(FaceShapeKindAttributeItem, group("shape"), "Shape", |it| it
            .kind("Shape", 4)),
        skin: item!(SkinAttributeItem, group("skin"), "Skin", |it| it
            .kind("Skin", 3)),
        smile: group("smile").number(Traits::smile),
    })
}

fn eye(group: Group) -> Eye {
    filled!(Eye {
        glass: item!(GlassAttributeItem, group, "Glass", Traits::glasses),
        eye_open: item!(EyeOpenAttributeItem, group, "EyeOpen", Traits::eyes_closed),
        eyelid_type: item!(EyelidTypeAttributeItem, group, "EyelidType", |it| it
            .kind("EyelidType", 1)),
        eye_size: item!(EyeSizeAttributeItem, group, "EyeSize", |it| it
            .kind("EyeSize", 2)),
    })
}

fn eyebrow(group: Group) -> Eyebrow {
    filled!(Eyebrow {
        eyebrow_density: item!(EyebrowDensityAttributeItem, group, "Density", |it| it
            .kind("Density", 1)),
        eyebrow_curve: item!(EyebrowCurveAttributeItem, group, "Curve", |it| it
            .kind("Curve", 1)),
        eyebrow_length: item!(EyebrowLengthAttributeItem, group, "Length", |it| it
            .kind("Length", 1)),
    })
}

fn hair(group: Group) -> Hair {
    filled!(Hair {
        length: item!(
            HairLengthAttributeItem,
            group,
            "Hair.Length",
            Traits::hair_length
        ),
        bang: item!(
            DetectFaceAttributesBangAttributeItem,
            group,
            "Hair.Bang",
            Traits::bang
        ),
        color: item!(
            HairColorAttributeItem,
            group,
            "Hair.Color",
            Traits::hair_color
        ),
    })
}

fn hat(group: Group) -> Hat {
    filled!(Hat {
        style: item!(HatStyleAttributeItem, group, "Hat", Traits::hat),
        color: item!(HatColorAttributeItem, group, "Hat.Color", Traits::hat_color),
    })
}

fn head_pose(group: Group) -> HeadPose {
    filled!(HeadPose {
        pitch: group.number(Traits::pitch),
        yaw: group.number(Traits::yaw),
        roll: group.number(Traits::roll),
    })
}

fn mouth(group: Group) -> Mouth {
    filled!(Mouth {
        mouth_open: item!(MouthOpenAttributeItem, group, "MouthOpen", |it| it
            .kind("MouthOpen", 1)),
    })
}
