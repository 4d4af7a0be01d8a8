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

/// An attribute: its structure, whose it is, its name among the draws, and the greatest number.
macro_rules! item {
    ($type:ident, $traits:expr, $name:literal, $last:literal) => {
        item!($type, $traits, $name, number: $traits.kind($name, $last))
    };
    ($type:ident, $traits:expr, $name:literal, number: $number:expr) => {
        filled!($type {
            r#type: $number,
            probability: $traits.probability($name),
        })
    };
}

pub(super) fn of(traits: Traits, wanted: &Wanted) -> FaceDetailAttributesInfo {
    let group = |word| traits.told_if(wanted.has(word));
    filled!(FaceDetailAttributesInfo {
        age: group("age").age().min(OLDEST),
        beauty: group("beauty").beauty(),
        emotion: item!(EmotionAttributeItem, group("emotion"), "Emotion", 6),
        eye: eye(group("eye")),
        eyebrow: eyebrow(group("eyebrow")),
        gender: gender(group("gender")),
        hair: hair(group("hair")),
        hat: hat(group("hat")),
        head_pose: head_pose(group("headpose")),
        mask: item!(MaskAttributeItem, group("mask"), "Mask", 4),
        mouth: mouth(group("mouth")),
        moustache: item!(MoustacheAttributeItem, group("moustache"), "Moustache", 1),
        nose: item!(NoseShapeAttributeItem, group("nose"), "Nose", 3),
        shape: item!(FaceShapeKindAttributeItem, group("shape"), "Shape", 4),
        skin: item!(SkinAttributeItem, group("skin"), "Skin", 3),
        smile: group("smile").smile(),
    })
}

fn eye(traits: Traits) -> Eye {
    filled!(Eye {
        glass: item!(GlassAttributeItem, traits, "Glass", 2),
        eye_open: item!(EyeOpenAttributeItem, traits, "EyeOpen", 1),
        eyelid_type: item!(EyelidTypeAttributeItem, traits, "EyelidType", 1),
        eye_size: item!(EyeSizeAttributeItem, traits, "EyeSize", 2),
    })
}

fn eyebrow(traits: Traits) -> Eyebrow {
    filled!(Eyebrow {
        eyebrow_density: item!(EyebrowDensityAttributeItem, traits, "Density", 1),
        eyebrow_curve: item!(EyebrowCurveAttributeItem, traits, "Curve", 1),
        eyebrow_length: item!(EyebrowLengthAttributeItem, traits, "Length", 1),
    })
}

fn gender(traits: Traits) -> DetectFaceAttributesGenderAttributeItem {
    item!(DetectFaceAttributesGenderAttributeItem, traits, "Gender", number: traits.woman())
}

fn hair(traits: Traits) -> Hair {
    filled!(Hair {
        length: item!(HairLengthAttributeItem, traits, "Hair.Length", 4),
        bang: item!(
            DetectFaceAttributesBangAttributeItem,
            traits,
            "Hair.Bang",
            1
        ),
        color: item!(HairColorAttributeItem, traits, "Hair.Color", 3),
    })
}

fn hat(traits: Traits) -> Hat {
    filled!(Hat {
        style: item!(HatStyleAttributeItem, traits, "Hat", 3),
        color: item!(HatColorAttributeItem, traits, "Hat.Color", number: traits.hat_color()),
    })
}

fn head_pose(traits: Traits) -> HeadPose {
    filled!(HeadPose {
        pitch: traits.pitch(),
        yaw: traits.yaw(),
        roll: traits.roll(),
    })
}

fn mouth(traits: Traits) -> Mouth {
    filled!(Mouth {
        mouth_open: item!(MouthOpenAttributeItem, traits, "MouthOpen", 1),
    })
}
