//! The clock, and the one source of randomness.

use chrono::NaiveDate;

use crate::model::Now;

/// The moment and the local calendar date.
pub fn now() -> Now {
    let date = js_sys::Date::new_0();
    let today =
        NaiveDate::from_ymd_opt(date.get_full_year() as i32, date.get_month() + 1, date.get_date());
    Now { time_ms: date.get_time() as u64, today: today.unwrap_or_default() }
}

/// Minutes by which local time is ahead of UTC.
pub fn offset_min() -> i32 {
    -(js_sys::Date::new_0().get_timezone_offset() as i32)
}

/// Milliseconds until the next local midnight.
pub fn until_midnight_ms() -> u32 {
    let now = js_sys::Date::new_0();
    let today = now.get_date();
    let next = js_sys::Date::new_0();
    next.set_date(today + 1);
    next.set_hours(0);
    next.set_minutes(0);
    next.set_seconds(1);
    (next.get_time() - now.get_time()).clamp(1_000.0, 86_400_000.0) as u32
}

/// A random number, new for each session.
pub fn replica() -> u32 {
    (js_sys::Math::random() * f64::from(u32::MAX)) as u32
}
