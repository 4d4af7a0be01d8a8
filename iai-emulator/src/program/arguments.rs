//! The options of the program.

use std::net::{Ipv6Addr, SocketAddr, ToSocketAddrs};
use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::time::Duration;

use clap::builder::{PossibleValuesParser, RangedU64ValueParser, TypedValueParser};
use clap::{Arg, ArgMatches, Args, Command, FromArgMatches};
use iai_client::action::Action;
use iai_client::actions::GetGroupListRequest;

use super::help;
use super::https::Https;
use super::log::{self, Log};
use super::state::StateOptions;
use crate::builder::EmulatorBuilder;
use crate::emulator::Emulator;
use crate::faults::Fault;
use crate::picture::FaceDetection;

/// Upper limit of options that count something: more than any machine has.
const MOST: u64 = 1_000_000;

#[derive(Args)]
pub(super) struct Arguments {
    /// Address to listen on, with a name or a number for the machine; port 0 takes a free one. Anything but a
    /// loopback address is open to other machines
    #[arg(long, value_name = "HOST:PORT", default_value = "127.0.0.1:0", env = "IAI_EMULATOR_LISTEN", value_parser = address)]
    listen: SocketAddr,

    /// Asks the emulator that listens there whether it is healthy, and ends with 0 or 1: a probe for containers, which
    /// have no other program
    #[arg(long)]
    health: bool,

    /// SecretId that requests are signed with. Make one up; never use one of a real account
    #[arg(
        long,
        value_name = "ID",
        env = "IAI_EMULATOR_SECRET_ID",
        required_unless_present = "health"
    )]
    secret_id: Option<String>,

    /// SecretKey that belongs to it
    #[arg(
        long,
        value_name = "KEY",
        env = "IAI_EMULATOR_SECRET_KEY",
        required_unless_present = "health"
    )]
    secret_key: Option<String>,

    /// Token that requests must carry (X-TC-Token, or Token in a form), as for temporary keys
    #[arg(long, value_name = "TOKEN", env = "IAI_EMULATOR_TOKEN")]
    token: Option<String>,

    /// Folder with the pictures that a Url stands for, by the last part of its path; links that leave it are not
    /// followed. Without it every Url fails with FailedOperation.ImageDownloadError
    #[arg(long, value_name = "DIR")]
    pictures: Option<PathBuf>,

    #[command(flatten)]
    state: StateOptions,

    /// What counts as a face: `picture` takes every picture for one; `detect` looks for faces, finds none, one or many,
    /// and compares what is cut out. Nobody is recognised either way
    #[arg(long, value_name = "HOW", default_value = "picture", value_parser = faces())]
    faces: FaceDetection,

    /// Makes request ids, face ids and the random choices of faults the same in every run
    #[arg(long, value_name = "NUMBER")]
    seed: Option<u64>,

    /// Accepts signatures for this service name, besides `iai` (repeatable). The Node.js SDK signs for the first
    /// label of its endpoint: `127` for 127.0.0.1
    #[arg(long, value_name = "NAME")]
    accept_service: Vec<String>,

    /// A fault on demand (repeatable), such as '*: reset'; FAULTS in --help has the syntax
    #[arg(long, value_name = "FAULT")]
    fault: Vec<Fault>,

    #[arg(long, value_name = "PER_SECOND", help = rate(), value_parser = per_second)]
    rate: Option<f64>,

    /// Sets the emulator's clock wrong by this many seconds. Beyond 300, correct signatures are out of date
    #[arg(long, value_name = "SECONDS", allow_hyphen_values = true)]
    skew: Option<i64>,

    /// Writes a line for every request to stderr; never keys, signatures or parameters
    #[arg(long)]
    log: bool,

    /// Number of requests that the log keeps (GET /_emulator/requests)
    #[arg(long, value_name = "NUMBER", default_value_t = 1000, value_parser = count(0..=100_000))]
    log_capacity: usize,

    /// Serves the control routes (/_emulator/) also where other machines can reach them
    #[arg(long)]
    admin: bool,

    /// Name of this machine that requests to the control routes may use (repeatable), such as that of its
    /// container; its addresses and localhost are always taken
    #[arg(long, value_name = "NAME")]
    admin_host: Vec<String>,

    /// Serves no control routes
    #[arg(long, conflicts_with = "admin")]
    no_admin: bool,

    /// Seconds that a request may take to arrive, and a connection may be idle
    #[arg(long, value_name = "SECONDS", default_value_t = 60, value_parser = clap::value_parser!(u64).range(1..=86_400))]
    io_timeout: u64,

    /// Calls that are answered at once; others get HTTP 503. 32 more connections can be open; for another one, an
    /// idle one is closed
    #[arg(long, value_name = "NUMBER", default_value_t = 256, value_parser = count(1..=MOST))]
    max_connections: usize,

    /// Megabytes that the bodies of all calls may take together, small ones not counted. Bodies that get no memory
    /// in time, or arrive slowly while others wait, get HTTP 503
    #[arg(long, value_name = "MB", default_value_t = 128, value_parser = count(10..=MOST))]
    max_body_memory: usize,

    /// Values that the parameters of one call may have, those inside of lists and objects counted
    #[arg(long, value_name = "NUMBER", default_value_t = 10_000, value_parser = count(100..=MOST))]
    max_values: usize,

    /// Kilobytes that the first line and the headers of a request may have; more get HTTP 431. A call by GET needs as
    /// much as its query has
    #[arg(long, value_name = "KB", default_value_t = 80, value_parser = count(8..=1024))]
    max_head: usize,

    /// Headers that a request may have; more get HTTP 431
    #[arg(long, value_name = "NUMBER", default_value_t = 100, value_parser = count(16..=10_000))]
    max_headers: usize,

    /// Pictures that are read at once, each in up to 200 MB; calls with others wait. Without it as many as there are
    /// processors, from 2 to 8
    #[arg(long, value_name = "NUMBER", value_parser = count(1..=64))]
    threads: Option<usize>,

    #[command(flatten)]
    https: Https,
}

/// Shows defaults and variables beside the text of their option, where `--help` would give each a line of its own behind a
/// blank one, and a variable an equals sign.
fn inline(mut option: Arg) -> Arg {
    let mut help = option
        .get_help()
        .map(ToString::to_string)
        .unwrap_or_default();
    if let [default] = option.get_default_values() {
        help += &format!(" [default: {}]", default.to_string_lossy());
        option = option.hide_default_value(true);
    }
    if let Some(variable) = option.get_env() {
        help += &format!(" [env: {}]", variable.to_string_lossy());
        option = option.hide_env(true);
    }
    option.help(help)
}

/// An address to listen on. Of the numbers that a name stands for the first is taken, of IPv4 if there is one.
fn address(text: &str) -> Result<SocketAddr, String> {
    if text.parse::<Ipv6Addr>().is_ok() {
        return Err(format!(
            "an IPv6 address stands in brackets, with a port behind: write [{text}]:8080"
        ));
    }
    if text.parse::<u16>().is_ok() {
        return Err(format!("the host is missing: write 127.0.0.1:{text}"));
    }
    let (_, port) = text.rsplit_once(':').ok_or_else(|| {
        format!("the port is missing: write {text}:8080, or {text}:0 for a free port")
    })?;
    if port.parse::<u16>().is_err() {
        return Err("the port is a number from 0 to 65535".to_owned());
    }
    let known = text.to_socket_addrs().map_err(|error| error.to_string())?;
    let known: Vec<SocketAddr> = known.collect();
    let first = known.iter().find(|one| one.is_ipv4()).or(known.first());
    first
        .copied()
        .ok_or_else(|| "the name has no address".to_owned())
}

/// The ways to count faces.
fn faces() -> impl TypedValueParser<Value = FaceDetection> {
    PossibleValuesParser::new(["picture", "detect"]).map(|how| match how.as_str() {
        "detect" => FaceDetection::Detect,
        _ => FaceDetection::OnePerPicture,
    })
}

/// A number of calls per second that a fault can have.
fn per_second(text: &str) -> Result<f64, String> {
    let rate = text.parse().ok();
    let rate = rate.filter(|rate| *rate > 0.0 && *rate <= 1e6);
    rate.ok_or_else(|| "a number of calls per second, above 0 and at most 1000000".to_owned())
}

/// The help of `--rate`.
fn rate() -> String {
    let rates = GetGroupListRequest::SERVICE.rates.first();
    let documented = rates.map_or_else(String::new, |group| {
        format!(
            "; the service documents {} for each group",
            group.per_second
        )
    });
    format!(
        "Refuses calls beyond this many per second with RequestLimitExceeded, counted as the service does, by groups \
         of actions (such as all searches){documented}"
    )
}

/// Parses a number within these limits.
fn count(limits: RangeInclusive<u64>) -> RangedU64ValueParser<usize> {
    RangedU64ValueParser::new().range(limits)
}

impl Arguments {
    /// The options, and a help that calls the program like this.
    pub(super) fn command(program: &'static str) -> Command {
        let name = program.rsplit(' ').next().unwrap_or(program);
        let command = Command::new(name)
            .version(env!("CARGO_PKG_VERSION"))
            .term_width(help::WIDTH);
        Self::augment_args(command)
            .mut_args(inline)
            .about(help::ABOUT)
            .long_about(help::named(help::LONG_ABOUT, program))
            .after_help(help::AFTER)
            .after_long_help(help::named(help::LONG_AFTER, program))
    }

    /// The options of a command line that [`command`](Self::command) has read.
    pub(super) fn of(matches: &ArgMatches) -> Result<Self, String> {
        Self::from_arg_matches(matches).map_err(|error| error.to_string())
    }

    /// The address of the emulator that is asked whether it is healthy, if that is what is wanted.
    pub(super) fn probed(&self) -> Option<SocketAddr> {
        self.health.then_some(self.listen)
    }

    /// Calls at once.
    pub(super) fn connections(&self) -> usize {
        self.max_connections
    }

    pub(super) fn serves_admin(&self) -> bool {
        self.admin || (self.listen.ip().is_loopback() && !self.no_admin)
    }

    /// The emulator that was asked for, and the log if there is to be one.
    pub(super) fn builder(self) -> Result<(EmulatorBuilder, Option<Log>), String> {
        let admin = self.serves_admin();
        let tls = self.https.settings(self.listen.ip(), &self.admin_host)?;
        let builder = self.state.applied_to(Emulator::builder());
        let mut builder = builder
            .credentials(
                self.secret_id.unwrap_or_default(),
                self.secret_key.unwrap_or_default(),
            )
            .listen(self.listen)
            .faces(self.faces)
            .skew(self.skew.unwrap_or_default())
            .log_capacity(self.log_capacity)
            .admin(admin)
            .io_timeout(Duration::from_secs(self.io_timeout))
            .max_connections(self.max_connections)
            .max_body_memory(self.max_body_memory.saturating_mul(1024 * 1024))
            .max_values(self.max_values)
            .max_head(self.max_head * 1024)
            .max_headers(self.max_headers);
        if let Some(tls) = tls {
            builder = builder.tls(tls);
        }
        builder = self
            .accept_service
            .into_iter()
            .fold(builder, EmulatorBuilder::accept_service);
        builder = self
            .admin_host
            .into_iter()
            .fold(builder, EmulatorBuilder::admin_host);
        builder = self
            .rate
            .map(Fault::rate)
            .into_iter()
            .chain(self.fault)
            .fold(builder, EmulatorBuilder::fault);
        if let Some(token) = self.token {
            builder = builder.token(token);
        }
        if let Some(folder) = self.pictures {
            builder = builder.pictures(folder);
        }
        if let Some(threads) = self.threads {
            builder = builder.threads(threads);
        }
        if let Some(seed) = self.seed {
            builder = builder.seed(seed);
        }
        if !self.log {
            return Ok((builder, None));
        }
        let (record, log) = log::start();
        Ok((builder.on_request(record), Some(log)))
    }
}
