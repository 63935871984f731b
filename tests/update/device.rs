//! What this device remembers of how it is used.

use plumbline::model::device;
use plumbline::model::device::Device;
use plumbline::model::{Effect, Event};

use crate::page::Page;

#[test]
fn single_keys_that_were_switched_off_stay_off_on_this_device() {
    let mut page = Page::new();
    assert!(page.model.single_keys);
    let effects = page.only(Event::UseSingleKeys(false));
    assert!(!page.model.single_keys);
    let [Effect::Remember(device::SINGLE_KEYS, word)] = &effects[..] else {
        panic!("{effects:?}");
    };
    let remembered = Device { single_keys: Some(word.clone()), ..Device::default() };
    let mut again = Page::new();
    again.send(Event::Started { storage: Ok(None), heads: Vec::new(), device: remembered });
    assert!(!again.model.single_keys);

    // What says nothing is stored as nothing.
    let effects = page.only(Event::UseSingleKeys(true));
    assert_eq!(effects, [Effect::Remember(device::SINGLE_KEYS, String::new())]);
}
