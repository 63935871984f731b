//! Waiting for something no longer than a while.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;

use gloo_timers::future::TimeoutFuture;

/// The outcome of `work`, or `None` if it hasn't settled within `limit_ms`. What is passed by reference can be waited for
/// again; what is passed by value is dropped.
pub async fn within<F: Future>(limit_ms: u32, work: F) -> Option<F::Output> {
    let mut work = pin!(work);
    let mut alarm = pin!(TimeoutFuture::new(limit_ms));
    poll_fn(|context| match work.as_mut().poll(context) {
        Poll::Ready(outcome) => Poll::Ready(Some(outcome)),
        Poll::Pending => alarm.as_mut().poll(context).map(|()| None),
    })
    .await
}
