//! Exceptions as native code raises them.

use super::*;
use crate::protocol::object;
use crate::testing::with_runtime;

/// Class and text of an exception.
fn shown(thread: &Thread, raised: Raised) -> String {
    let exception = thread.take_exception(raised).unwrap();
    let text = match (*exception).downcast::<BaseException>().unwrap().text(thread) {
        Ok(text) if !exception.type_object().flags().contains(crate::core::TypeFlags::READY) => {
            text.to_string()
        }
        _ => object::str(thread, &exception).unwrap().to_string(),
    };
    format!("{}: {text}", exception.type_name())
}

#[test]
fn fields_follow_the_arguments() {
    with_runtime(|thread| {
        let seven = thread.new_int(7).unwrap();
        let stop = new_exception(thread, STOP_ITERATION.get(), &[&seven]).unwrap();
        let value = (*stop).downcast::<StopIteration>().unwrap().value.get().unwrap();
        assert!(value.is(&seven));
        let exit = new_exception(thread, SYSTEM_EXIT.get(), &[&seven]).unwrap();
        let code = (*exit).downcast::<SystemExit>().unwrap().code.get().unwrap();
        assert!(code.is(&seven));
    });
}

#[test]
fn errors_of_the_system_have_classes() {
    with_runtime(|thread| {
        let file = thread.new_str("f").unwrap();
        let exception =
            thread.take_exception(raise_os_error(thread, libc::ENOENT, &[&file])).unwrap();
        assert!(std::ptr::eq(exception.type_object(), FILE_NOT_FOUND_ERROR.get()));
        let error = (*exception).downcast::<OsError>().unwrap();
        assert!(error.filename.get().unwrap().is(&file));
        assert_eq!(error.base.arguments().len(), 2);
        let raised = raise_os_error(thread, libc::ENOSPC, &[]);
        assert!(shown(thread, raised).starts_with("OSError: "));
        assert_eq!(text_of_errno(libc::ENOENT), "No such file or directory");
    });
}

#[test]
fn contexts_have_no_cycles() {
    with_runtime(|thread| {
        let make = || new_exception(thread, VALUE_ERROR.get(), &[]).unwrap();
        let (first, second, third) = (make(), make(), make());
        let context =
            |exception: &Object| exception.downcast::<BaseException>().unwrap().context.get();
        chain::chain(&second, &first);
        chain::chain(&third, &second);
        assert!(context(&third).unwrap().is(&second) && context(&second).unwrap().is(&first));
        // `first` is raised while `third` is handled: it leaves the chain below `third`.
        chain::chain(&first, &third);
        assert!(context(&first).unwrap().is(&third) && context(&second).is_none());
        chain::chain(&first, &first);
        assert!(context(&first).unwrap().is(&third));
        // A cycle that the program made is no trap.
        (*second).downcast::<BaseException>().unwrap().context.set(third.clone());
        let fourth = make();
        chain::chain(&fourth, &third);
        assert!(context(&fourth).unwrap().is(&third));
        drop((*second).downcast::<BaseException>().unwrap().context.take());
    });
}
