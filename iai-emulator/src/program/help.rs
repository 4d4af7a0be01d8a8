//! The texts of `--help`, in which `{program}` stands for what the program is called by.

/// Columns of the help, whatever the terminal has. No line of the texts with examples is longer, so none is broken and each
/// can be pasted. (What a narrower terminal breaks by itself can be pasted too; a line that was wrapped here could not.)
pub(super) const WIDTH: usize = 80;

/// A text with the name of the program in it.
pub(super) fn named(text: &str, program: &str) -> String {
    text.replace("{program}", program)
}

pub(super) const ABOUT: &str =
    "A local stand-in for the Tencent Cloud face recognition service (IAI)";

pub(super) const LONG_ABOUT: &str = "\
A local stand-in for the Tencent Cloud face recognition service (IAI), to develop and test against: no account, no token, \
no face of a real person sent anywhere. It listens after 2 ms and takes 7 MiB of memory.

REAL: the protocol (POST JSON, GET query, forms of the older signatures), the checks of signatures (TC3-HMAC-SHA256, \
HmacSHA1, HmacSHA256) with their 5 minutes' window, the documented limits of parameters and pictures, the error codes, \
and the state: groups, persons and faces (in memory, or in a file: --state).

NOT REAL: there is NO FACE RECOGNITION. Every picture counts as one face, unless it shows only one colour; likeness is the likeness \
of pictures, not of people. With --faces detect the faces of a picture are found, and still nobody is recognised. No picture is ever fetched from the network. There are no accounts, permissions, bills or \
regions.

Prints the line \"listening on http://HOST:PORT\" (https:// with --tls) and runs until ctrl-C or SIGTERM.

START
  {program} --listen 127.0.0.1:8080 \\
    --secret-id AKIDtest --secret-key key-for-tests
  A program that makes its client with Client::from_env (iai-client) comes here
  with these variables, unchanged:
    export TENCENTCLOUD_ENDPOINT=http://127.0.0.1:8080
    export TENCENTCLOUD_SECRET_ID=AKIDtest
    export TENCENTCLOUD_SECRET_KEY=key-for-tests";

pub(super) const AFTER: &str =
    "--help tells more: how to point a client here, the syntax of faults, the control routes.";

pub(super) const LONG_AFTER: &str = "\
POINT A CLIENT HERE
  Rust (iai-client): the variables of START, for Client::from_env and
  from_default_chain. In tests, rather start iai_emulator::Emulator in the same
  process, whose client() is ready to use. An endpoint in code:
    let endpoint = Endpoint::custom(\"http://127.0.0.1:8080\")?;
    let key = Credentials::new(\"AKIDtest\", \"key-for-tests\")?;
    let client = Client::builder().credentials(key).endpoint(endpoint).build()?;
  Python (tencentcloud-sdk-python-iai):
    key = credential.Credential(\"AKIDtest\", \"key-for-tests\")
    http = HttpProfile(protocol=\"http\", endpoint=\"127.0.0.1:8080\")
    client = iai_client.IaiClient(key, \"\", ClientProfile(httpProfile=http))
  Node.js (tencentcloud-sdk-nodejs); start the emulator with
  --accept-service 127, since this SDK takes the service from the host:
    new Client({
      credential: { secretId: \"AKIDtest\", secretKey: \"key-for-tests\" },
      profile: {
        httpProfile: { protocol: \"http://\", endpoint: \"127.0.0.1:8080\" },
      },
    })

HTTPS
  --tls prints a second line, \"trust FILE: ...\". FILE stays the same from run to
  run while the names do. How clients are told to trust it:
    curl --cacert FILE https://127.0.0.1:8080/_emulator/health
    export SSL_CERT_FILE=FILE             # Rust (iai-client) and Go, on Linux
    export NODE_EXTRA_CA_CERTS=FILE       # Node.js
    http = HttpProfile(endpoint=\"127.0.0.1:8080\", certification=\"FILE\") # Python
    cat FILE >> \"$(python3 -m certifi)\"   # tccli: where it is installed, then
    tccli iai GetGroupList --endpoint 127.0.0.1:8080
  The authority's key is dropped once it has signed: nobody can make another
  certificate that these clients would trust.

FAULTS
  --fault 'ACTION: SETTING, SETTING, ...'
  ACTION is the name of one, several with commas, or * for every action.

  What happens:
    error=CODE          the response is this error; a code that is not
                        documented is refused
    unlisted=CODE       the same with a code that need not be documented
    message=\"TEXT\"      the text of that error
    status=502          a gateway's HTML page with this HTTP status
    reset, close        the connection is reset, or ends without a response
    half                half of the response
    garbage, empty      something that is not JSON, no body
    delay=200ms         it takes longer (ms or s; ms without a unit), at most
                        until the fault is taken out; goes with the others
    skew=+400           the emulator's clock is off by so many seconds; a
                        client that corrects its clock recovers only if its
                        next attempt meets the same skew
    script=[STEP, ...]  call by call. A STEP is: ok, CODE or error=CODE,
                        unlisted=CODE, reset, close, half, garbage, empty,
                        status=502, delay=200ms, skew=-400; behind it when=after
                        if wanted, and x3 to repeat it
  To which calls:
    probability=0.05    by chance, the same with the same --seed
    rate=10             those beyond so many per second, counted for each group
                        of actions. They get RequestLimitExceeded, or the error,
                        reset and so on that is written beside it
    times=3             so often at most, all its actions together; a script is
                        played so often
  On which side:
    when=before         nothing is carried out, not even checked (default)
    when=after          the state has changed, the response is replaced or lost

  --fault 'CreatePerson: error=InternalError, when=after, probability=0.05'
  --fault 'CreatePerson, CreateFace: reset, when=after, times=1'
  --fault 'SearchFaces: script=[InternalError x2, ok, delay=200ms when=after]'
  --fault '*: delay=1.5s, probability=0.1'
  --fault '*: script=[skew=+400 x2]'
  --fault 'GetGroupList: rate=5'

CONTROL ROUTES
  Without a signature; on while the address is a loopback one, else with
  --admin; closed to other web pages than the one here, and to host names
  other than those of --admin-host.

  GET /_emulator/ui               a page to look at: state, requests as they
                                  come, faults, and a form for each action
  GET /_emulator/                 this list, as JSON
  GET /_emulator/health           for probes: always on, to everybody
  GET /_emulator/state            groups, persons, faces and upgrade jobs
  POST /_emulator/state           loads such a state (/_emulator/state/schema)
  DELETE /_emulator/state         goes back to what was loaded, or to nothing
  GET /_emulator/pictures/FACE_ID the picture of a face (--keep-pictures)
  GET /_emulator/snapshots        the snapshots of the state
  POST /_emulator/snapshots/NAME  makes one; /NAME/restore goes back to it,
                                  and DELETE takes it out
  GET, DELETE /_emulator/requests the log of requests; empty it
  GET /_emulator/faults           the faults in play, and which are used up
  POST /_emulator/faults          adds some, a line each; all or none
  DELETE /_emulator/faults        takes all out; one with /_emulator/faults/ID
  POST /_emulator/try/ACTION      signs a call with these parameters (JSON) by
                                  the first key, carries it out, tells both
  GET /_emulator/events           the log as it grows, as server-sent events
  GET /_emulator/actions          the actions and their parameters, as JSON

  A body has at most 64 KB, that of a try 10 MB, that of a state what
  --max-body-memory allows. 1000 faults can be in play, with 20000 steps of
  scripts together, 10000 in one. A large state is read and sent part by part:
  of a call that changes it at the same time, one part can show the change and
  another not.

  In the log of requests, code is how the call ended here, and delivered what of
  the response was sent: whole, or the fault that replaced or held it back.

  curl http://127.0.0.1:8080/_emulator/requests
  curl http://127.0.0.1:8080/_emulator/try/GetGroupList -d '{}'
  curl http://127.0.0.1:8080/_emulator/faults -d 'CreatePerson: reset, times=1'

CONTAINERS
  iai-emulator/Containerfile of the repository makes an image of the program
  iai-emulator alone. With the variables IAI_EMULATOR_SECRET_ID and
  ..._SECRET_KEY it needs no options; --health is its health check. For the
  control routes give --admin, and --admin-host with the name that other
  containers call it by. A state lasts with --state /data/NAME and a folder that
  is mounted as /data.

MEMORY AT MOST
  What it holds (100,000 persons: 80 MiB, and 160 while --load reads them) and
  20 MB; --max-body-memory for large bodies; for each of --max-connections and
  32 more, --max-head and 64 KB; for each of --threads, 200 MB.";
