//! Loads that take longer than their callers, or for ever.

use super::*;

/// The caller has less time than the provider needs; the load goes on without it.
#[tokio::test]
async fn a_load_does_not_end_with_its_caller() {
    let harness = Harness::new(&[Ok(Some(7_200))]);
    let credentials_cache = harness.credentials_cache();
    harness.gate.forget_permits(1_000);
    for _ in 0..3 {
        let short = credentials_cache
            .credentials(Duration::from_millis(1))
            .await;
        assert!(matches!(short, Err(Unavailable::OutOfTime)));
    }
    harness.gate.add_permits(1);
    while harness.asked() == 0 {
        tokio::task::yield_now().await;
    }
    assert_eq!(
        (&*id(&credentials_cache).await, harness.asked()),
        ("AKID1", 1)
    );
}

/// A load belongs to the runtime of the caller that began it, and that runtime may never run again.
#[test]
fn a_load_on_a_runtime_that_stopped_keeps_nobody_waiting() {
    let runtime = || {
        let mut builder = tokio::runtime::Builder::new_current_thread();
        builder.enable_all().build().unwrap()
    };
    let harness = Harness::new(&[Ok(Some(7_200))]);
    let credentials_cache = harness.credentials_cache();
    harness.gate.forget_permits(1_000);
    let still = runtime();
    let short = still.block_on(credentials_cache.credentials(Duration::from_millis(1)));
    assert!(matches!(short, Err(Unavailable::OutOfTime)));
    harness.gate.add_permits(1_000);
    let ask = || runtime().block_on(credentials_cache.credentials(Duration::from_millis(50)));
    assert!(
        matches!(ask(), Err(Unavailable::OutOfTime)),
        "it may still end"
    );
    harness.pass(7);
    assert_eq!(ask().unwrap().secret_id(), "AKID1");
}

/// A refresh that hangs costs one caller half of its time, and fails when its own time is up.
#[tokio::test]
async fn a_refresh_that_hangs_fails_by_its_timeout() {
    let harness = Harness::new(&[Ok(Some(7_200))]);
    let provider: Arc<dyn ProvideCredentials> = harness.clone();
    let load = Duration::from_millis(20);
    let credentials_cache =
        CredentialsCache::new(Source::Provider(provider), load, harness.clone());
    assert_eq!(id(&credentials_cache).await, "AKID1");
    harness.pass(6_900);
    harness.gate.forget_permits(1_000);
    assert_eq!(id(&credentials_cache).await, "AKID1");
    harness.gate.add_permits(1_000);
    assert_eq!(
        (&*id(&credentials_cache).await, harness.asked()),
        ("AKID1", 1),
        "it rests"
    );
}

#[tokio::test]
async fn a_provider_that_panics_fails_its_callers_and_nobody_else() {
    struct Panicking;
    impl ProvideCredentials for Panicking {
        fn provide(&self) -> ProvideFuture<'_> {
            panic!("as asked")
        }
    }
    let harness = Harness::new(&[Ok(None)]);
    let provider: Arc<dyn ProvideCredentials> = Arc::new(Panicking);
    let credentials_cache =
        CredentialsCache::new(Source::Provider(provider), MINUTE, harness.clone());
    for _ in 0..2 {
        let told = "no credentials from credentials provider: the provider ended without a result";
        assert_eq!(id(&credentials_cache).await, told);
    }
}

/// Gives the same keys each time, or panics.
struct Stubborn {
    asked: AtomicU64,
    panics: bool,
}

impl Stubborn {
    fn credentials_cache(panics: bool, harness: &Arc<Harness>) -> (Arc<Self>, CredentialsCache) {
        let asked = AtomicU64::new(0);
        let own = Arc::new(Self { asked, panics });
        let provider: Arc<dyn ProvideCredentials> = own.clone();
        let credentials_cache =
            CredentialsCache::new(Source::Provider(provider), MINUTE, harness.clone());
        (own, credentials_cache)
    }

    fn asked(&self) -> u64 {
        self.asked.load(Ordering::SeqCst)
    }
}

impl ProvideCredentials for Stubborn {
    fn provide(&self) -> ProvideFuture<'_> {
        let first = self.asked.fetch_add(1, Ordering::SeqCst) == 0;
        assert!(first || !self.panics, "as asked");
        let keys = Credentials::new("AKID", "key").unwrap();
        Box::pin(async move { Ok(keys.expiring_at_second(START + 7_200)) })
    }
}

#[tokio::test]
async fn a_provider_that_panics_is_not_asked_again_while_the_old_keys_are_good() {
    let harness = Harness::new(&[Ok(None)]);
    let (provider, credentials_cache) = Stubborn::credentials_cache(true, &harness);
    id(&credentials_cache).await;
    harness.pass(6_900);
    for _ in 0..3 {
        assert_eq!(
            (&*id(&credentials_cache).await, provider.asked()),
            ("AKID", 2)
        );
    }
    harness.pass(30);
    assert_eq!(
        (&*id(&credentials_cache).await, provider.asked()),
        ("AKID", 3)
    );
}

/// Without that, each refused call would ask in vain.
#[tokio::test]
async fn a_provider_without_others_is_not_asked_at_each_refusal() {
    for panics in [false, true] {
        let harness = Harness::new(&[Ok(None)]);
        let (provider, credentials_cache) = Stubborn::credentials_cache(panics, &harness);
        let stale = credentials_cache.credentials(MINUTE).await.unwrap();
        for _ in 0..3 {
            assert!(!credentials_cache.renew(&stale, MINUTE).await);
        }
        assert_eq!(provider.asked(), 2, "{panics}");
        harness.pass(5);
        assert!(!credentials_cache.renew(&stale, MINUTE).await);
        assert_eq!(provider.asked(), 3, "{panics}");
    }
}

#[tokio::test]
async fn a_provider_that_is_back_renews_after_the_cooldown() {
    let harness = Harness::new(&[Ok(Some(7_200)), Err("down"), Ok(Some(7_200))]);
    let credentials_cache = harness.credentials_cache();
    let stale = credentials_cache.credentials(MINUTE).await.unwrap();
    for _ in 0..2 {
        assert!(!credentials_cache.renew(&stale, MINUTE).await);
    }
    assert_eq!(harness.asked(), 2);
    harness.pass(5);
    assert!(credentials_cache.renew(&stale, MINUTE).await);
    let fresh = credentials_cache.credentials(MINUTE).await.unwrap();
    assert!(
        credentials_cache.renew(&fresh, MINUTE).await,
        "others than before"
    );
    assert_eq!(harness.asked(), 4);
}
