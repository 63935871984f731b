//! The short message at the foot of the screen, with Undo where something was done.

use std::time::Duration;

use leptos::prelude::*;

use crate::domain::goal::DEEPEST;
use crate::locales::Texts;
use crate::model::Event;
use crate::model::command::Refusal;
use crate::model::state::Notice;

use super::i18n::use_texts;
use super::store::use_store;

/// How long a message stays.
const SHOWN: Duration = Duration::from_secs(10);

#[component]
pub fn NoticeBar() -> impl IntoView {
    let store = use_store();
    let texts = use_texts();
    let notice = store.memo(|model| model.notice.clone());
    let offers_undo = move || {
        matches!(
            notice.get(),
            Some((_, Notice::Done(..) | Notice::Imported(_)))
        )
    };
    let can_undo = store.open_memo(|open| open.history.can_undo().is_some());
    Effect::new(move |_| {
        let Some((shown, _)) = notice.get() else {
            return;
        };
        set_timeout(
            move || {
                let current = store.peek(|model| model.notice.as_ref().map(|(number, _)| *number));
                if current == Some(shown) {
                    store.send(Event::DismissNotice);
                }
            },
            SHOWN,
        );
    });
    view! {
        <div role="status" aria-live="polite">
            {move || notice.get().map(|(_, notice)| {
                let is_wrong = matches!(notice, Notice::Refused(_) | Notice::Unreadable(_));
                view! {
                    <div class="notice" class:wrong=is_wrong>
                        <span>{texts.get().notice(&notice)}</span>
                        <Show when=move || offers_undo() && can_undo.get()>
                            <button type="button" class="link-button" on:click=move |_| store.send(Event::Undo)>
                                {move || texts.get().undo()}
                            </button>
                        </Show>
                        <button
                            type="button"
                            class="link-button"
                            on:click=move |_| store.send(Event::DismissNotice)
                        >{move || texts.get().close()}</button>
                    </div>
                }
            })}
        </div>
    }
}

impl Texts {
    fn notice(self, notice: &Notice) -> String {
        match notice {
            Notice::Done(action, Some(about)) => {
                self.notice_done_about(self.action(*action), about)
            }
            Notice::Done(action, None) => self.notice_done(self.action(*action)),
            Notice::Undone(action) => self.undone(self.action(*action)),
            Notice::Redone(action) => self.notice_redone(self.action(*action)),
            Notice::Refused(refusal) => self.refusal(refusal),
            Notice::Exported(name) => self.notice_exported(name),
            Notice::Unreadable(why) => self.notice_unreadable(why),
            Notice::Imported(count) => self.notice_imported(count),
        }
    }

    pub fn refusal(self, refusal: &Refusal) -> String {
        match refusal {
            Refusal::Gone => self.refusal_gone().into(),
            Refusal::EmptyTitle => self.refusal_empty_title().into(),
            Refusal::TitleTooLong => self.refusal_title_too_long().into(),
            Refusal::NoteTooLong => self.refusal_note_too_long().into(),
            Refusal::Cycle(way) => self.refusal_cycle(way.join(" → ")),
            Refusal::TooDeep => self.refusal_too_deep(DEEPEST),
            Refusal::TooManyGoals => self.refusal_too_many_goals().into(),
            Refusal::TooManyActuals => self.refusal_too_many_actuals().into(),
            Refusal::NegativeWeight => self.refusal_negative_weight().into(),
            Refusal::NegativeTolerance => self.refusal_negative_tolerance().into(),
            Refusal::DateOutOfRange(day) => self.refusal_date(self.day_with_year(*day)),
            Refusal::DaysDoNotRise => self.refusal_days_do_not_rise().into(),
            Refusal::ControlCharacter => self.refusal_control().into(),
            Refusal::NoSuchMonth => self.refusal_no_such_month().into(),
            Refusal::MergedTooDeep(title) => self.refusal_merged_too_deep(title, DEEPEST),
            Refusal::OnlyMerged => self.refusal_only_merged().into(),
            Refusal::NowhereToGo => self.refusal_nowhere().into(),
            Refusal::NoMetric => self.refusal_no_metric().into(),
            Refusal::ReadOnly => self.refusal_read_only().into(),
            Refusal::NotSaved => self.refusal_not_saved().into(),
        }
    }
}
