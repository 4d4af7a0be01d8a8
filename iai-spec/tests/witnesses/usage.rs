pub fn call(client: &api::Client, car: api::types::Car) {
    let _ = client
        .call_train()
        .train("a")
        .platform("1")
        .maybe_signal(Some(api::types::Signal::Red))
        .cars([car])
        .driver("b")
        .send();
    let _ = client.list_trains().limit(7).paginator();
}
pub fn read(response: &api::actions::CallTrainResponse) -> Option<&i64> {
    let _ = (&response.place, &response.request_id);
    match response.outcome() {
        api::actions::CallTrainOutcome::Late { reason, delay, .. } => drop((reason, delay)),
        api::actions::CallTrainOutcome::Here { place, .. } => drop(place),
    }
    response.delay.as_ref()
}
pub fn wait(client: &api::Client, response: &api::actions::CallTrainResponse) {
    let _ = response.wait(client);
}
pub fn make() -> api::types::Car {
    api::types::Car::new(1, "a").note("b")
}
pub fn code(code: &api::ErrorCode) -> u64 {
    match code {
        api::ErrorCode::TrainLate | api::ErrorCode::TrainLost => api::quotas::TRAINS,
        other if other.is_odd() => api::fees::PAID.len() as u64,
        _ => 0,
    }
}
