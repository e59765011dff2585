//! Calendar times by the C library, and clocks.

use super::sys::{self, Calendar};

#[test]
fn greenwich_knows_no_zones() {
    let time = Calendar::greenwich(-1).unwrap();
    assert_eq!(
        (time.year, time.month, time.day, time.week_day, time.year_day),
        (69, 11, 31, 3, 364)
    );
    assert_eq!(time.zone.as_deref(), Some(c"GMT"));
    assert_eq!(time.format(c"%Y-%m-%d %H:%M:%S %j %%"), b"1969-12-31 23:59:59 365 %");
    assert_eq!(time.format(c""), b"");
    assert_eq!(Calendar::greenwich(i64::MAX).unwrap_err(), libc::EOVERFLOW);
}

#[test]
fn local_times_go_back_and_forth() {
    for seconds in [0, 1_600_000_000, 1_700_000_000, -86_400] {
        assert_eq!(Calendar::local(seconds).unwrap().seconds(), Some(seconds));
    }
}

#[test]
fn clocks_go_on() {
    let before = sys::clock(sys::CLOCK_MONOTONIC).unwrap();
    sys::sleep_until(before + 2_000_000).unwrap();
    assert!(sys::clock(sys::CLOCK_MONOTONIC).unwrap() >= before + 2_000_000);
    assert!(sys::resolution(sys::CLOCK_REALTIME).unwrap() > 0);
    assert_eq!(sys::clock(99), Err(libc::EINVAL));
}
