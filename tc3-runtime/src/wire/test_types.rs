//! Structures written by hand, exactly as generated code has them, for unit tests.

use crate::image::Image;
use crate::rt;

#[derive(Clone, Default, PartialEq)]
pub(crate) struct Rect {
    pub(crate) x: Option<i64>,
    pub(crate) y: Option<i64>,
    pub(crate) width: Option<u64>,
}

impl rt::Structure for Rect {
    fn encode<'a>(&'a self, out: &mut rt::FieldWriter<'_, 'a>) {
        out.put("X", &self.x);
        out.put("Y", &self.y);
        out.put("Width", &self.width);
    }

    fn decode(&mut self, fields: &mut rt::FieldReader<'_>) {
        fields.take("X", &mut self.x);
        fields.take("Y", &mut self.y);
        fields.take("Width", &mut self.width);
    }
}
rt::structure_impls!(Rect, Lenient);

#[derive(Clone, Default, PartialEq)]
pub(crate) struct Response {
    pub(crate) face_id: Option<String>,
    pub(crate) similar: Option<String>,
    pub(crate) face_rect: Option<Rect>,
    pub(crate) scores: Option<Vec<f64>>,
    pub(crate) request_id: String,
}

impl rt::Structure for Response {
    fn encode<'a>(&'a self, out: &mut rt::FieldWriter<'_, 'a>) {
        out.put_sensitive("FaceId", &self.face_id);
        out.put("Similar", &self.similar);
        out.put("FaceRect", &self.face_rect);
        out.put("Scores", &self.scores);
        out.put("RequestId", &self.request_id);
    }

    fn decode(&mut self, fields: &mut rt::FieldReader<'_>) {
        fields.take("FaceId", &mut self.face_id);
        fields.take_non_empty("Similar", &mut self.similar);
        fields.take("FaceRect", &mut self.face_rect);
        fields.take("Scores", &mut self.scores);
        fields.take_always("RequestId", &mut self.request_id);
    }
}
rt::structure_impls!(Response, Lenient);

impl rt::ActionOutput for Response {
    fn confirm(&self) -> Result<(), rt::FieldError> {
        if self.similar.is_some() {
            return Ok(());
        }
        rt::present("FaceId", &self.face_id)
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Mood {
    Sad,
    Glad,
    Unknown(rt::UnknownValue<i64>),
}

impl From<i64> for Mood {
    fn from(value: i64) -> Self {
        match value {
            0 => Self::Sad,
            1 => Self::Glad,
            other => Self::Unknown(rt::UnknownValue::new(other)),
        }
    }
}

impl rt::IntEnum for Mood {
    type Base = i64;
    const KNOWN: &'static [i64] = &[0, 1];
    const CODE: &'static str = "MoodIllegal";

    fn value(self) -> i64 {
        match self {
            Self::Sad => 0,
            Self::Glad => 1,
            Self::Unknown(value) => value.get(),
        }
    }

    fn is_known(self) -> bool {
        !matches!(self, Self::Unknown(_))
    }
}
rt::int_enum_impls!(Mood, i64);

#[derive(Clone, Default, PartialEq)]
pub(crate) struct Info {
    pub(crate) index: Option<u64>,
    pub(crate) text: Option<String>,
}

impl rt::Structure for Info {
    fn encode<'a>(&'a self, out: &mut rt::FieldWriter<'_, 'a>) {
        out.put("Index", &self.index);
        out.put_sensitive("Text", &self.text);
    }

    fn decode(&mut self, fields: &mut rt::FieldReader<'_>) {
        fields.take("Index", &mut self.index);
        fields.take("Text", &mut self.text);
    }
}
rt::structure_impls!(Info, Strict);

impl rt::Validate for Info {
    fn validate(&self, v: &mut rt::Validator<'_>) {
        v.unsigned("Index", &self.index)
            .required()
            .max(9, rt::refuse("IndexOver"));
        v.text("Text", &self.text)
            .max_chars(4, rt::refuse("TextTooLong"));
    }
}

#[derive(Clone, Default, PartialEq)]
pub(crate) struct Request {
    pub(crate) name: Option<String>,
    pub(crate) mood: Option<Mood>,
    pub(crate) infos: Option<Vec<Info>>,
    pub(crate) ratio: Option<f64>,
    pub(crate) quick: Option<bool>,
    pub(crate) count: Option<u64>,
    pub(crate) image: Option<Image>,
    pub(crate) url: Option<String>,
}

impl rt::Structure for Request {
    fn encode<'a>(&'a self, out: &mut rt::FieldWriter<'_, 'a>) {
        out.put_sensitive("Name", &self.name);
        out.put("Mood", &self.mood);
        out.put("Infos", &self.infos);
        out.put("Ratio", &self.ratio);
        out.put("Quick", &self.quick);
        out.put("Count", &self.count);
        out.put_unless("Image", &self.image, self.url.is_some());
        out.put("Url", &self.url);
    }

    fn decode(&mut self, fields: &mut rt::FieldReader<'_>) {
        fields.take("Name", &mut self.name);
        fields.take("Mood", &mut self.mood);
        fields.take("Infos", &mut self.infos);
        fields.take("Ratio", &mut self.ratio);
        fields.take("Quick", &mut self.quick);
        fields.take("Count", &mut self.count);
        fields.take("Image", &mut self.image);
        fields.take("Url", &mut self.url);
    }
}
rt::structure_impls!(Request, Strict);

pub(crate) static RULES: rt::ImageRules = rt::ImageRules {
    empty: Some("ImageEmpty"),
    encoded: Some(rt::SizeLimit {
        max: 5_242_880,
        over: "ImageSizeExceed",
    }),
    formats: Some(rt::FormatRule {
        allow: &[
            rt::ImageFormat::Png,
            rt::ImageFormat::Jpg,
            rt::ImageFormat::Bmp,
        ],
        error: "ImageDecodeFailed",
    }),
    long_side: Some(rt::LongSide {
        jpg: 4000,
        others: 2000,
        over: "ResolutionExceed",
    }),
    short_side: Some(rt::ShortSide {
        min: 64,
        under: "ResolutionTooSmall",
    }),
};

fn check_id<'v, 's>(text: rt::Text<'v, 's>) -> rt::Text<'v, 's> {
    text.min_bytes(1, rt::refuse("IdEmpty"))
        .max_bytes(64, rt::refuse("IdTooLong"))
}

impl rt::Validate for Request {
    fn validate(&self, v: &mut rt::Validator<'_>) {
        v.text("Name", &self.name)
            .required()
            .check(check_id)
            .max_chars(60, rt::refuse("NameTooLong"))
            .alphabet(
                &rt::Alphabet {
                    english_letters: true,
                    chinese_letters: true,
                    digits: true,
                    symbols: "-_",
                },
                rt::advise("NameIllegal", "the texts contradict each other"),
            );
        v.choice("Mood", &self.mood).known();
        v.list("Infos", &self.infos)
            .max_items(2, rt::refuse("InfosExceed"))
            .unique_by(|item| &item.index, rt::refuse("InfosRepeated"))
            .each();
        v.float("Ratio", &self.ratio)
            .min(0.0, rt::refuse("Under"))
            .max(1.0, rt::refuse("Over"));
        v.flag("Quick", &self.quick);
        v.unsigned("Count", &self.count)
            .min(1, rt::refuse("CountUnder"));
        v.text("Url", &self.url).url(rt::refuse("UrlIllegal"));
        v.image("Image", &self.image)
            .unless(self.url.is_some())
            .rules(&RULES);
        v.any_of(&[("Url", self.url.is_some()), ("Image", self.image.is_some())]);
    }
}

pub(crate) static CODES: rt::CodeTable = rt::CodeTable::new(&[
    rt::CodeInfo {
        code: "AuthFailure.SignatureFailure",
        meaning: "The signature does not fit.",
        remedy: "Compare the SecretKey with the console.",
        retry: rt::RetryClass::Never,
    },
    rt::CodeInfo {
        code: "FailedOperation.ServerError",
        meaning: "The service failed.",
        remedy: "Ask whether the person exists.",
        retry: rt::RetryClass::Transient,
    },
    rt::CodeInfo {
        code: "InvalidParameterValue.PersonIdAlreadyExist",
        meaning: "The PersonId is taken.",
        remedy: "Choose another PersonId.",
        retry: rt::RetryClass::Never,
    },
    rt::CodeInfo {
        code: "Missing",
        meaning: "Something is missing.",
        remedy: "Fill it in.",
        retry: rt::RetryClass::Never,
    },
    rt::CodeInfo {
        code: "NameTooLong",
        meaning: "The name is too long.",
        remedy: "Shorten the name.",
        retry: rt::RetryClass::Never,
    },
    rt::CodeInfo {
        code: "RequestLimitExceeded",
        meaning: "Too many requests.",
        remedy: "Send fewer.",
        retry: rt::RetryClass::Throttled,
    },
]);

pub(crate) static SERVICE: rt::ServiceInfo = rt::ServiceInfo {
    name: "iai",
    version: "2020-03-03",
    hosts: rt::Hosts {
        mainland: Some("iai.tencentcloudapi.com"),
        international: Some("iai.intl.tencentcloudapi.com"),
        internal: None,
        regional: Some("iai.{region}.tencentcloudapi.com"),
    },
    codes: &CODES,
    missing: "Missing",
    get_bytes: 32_768,
    post_bytes: 10_485_760,
    rates: &[],
    names: &["FaceId", "FaceRect", "PersonExDescriptionIndex"],
};

impl rt::Action for Request {
    const NAME: &'static str = "CreatePerson";
    const SERVICE: &'static rt::ServiceInfo = &SERVICE;
    const EFFECT: rt::Effect = rt::Effect::Create;
    const SITE: rt::Site = rt::Site::Both;
    type Output = Response;
}
