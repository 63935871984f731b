//! What must not slip while revenue grows: quality, answers, churn, repeat orders, headcount. What is judged week by week
//! runs on until the next year's first quarter is over, so that a sample that is opened then has numbers that are due.

use plumbline::domain::records::goal::{Aim, GoalKind, RollUp};
use plumbline::domain::records::metric::{Aggregation, Scale};
use plumbline::domain::values::calendar::PeriodKind;
use rust_decimal::Decimal;

use super::spec::{Actual, Chapter, Counts, Goal, Metric, Words};
use super::weeks::{
    Noise, actual, day, fridays_into_spring, monthly_fridays, noted, tenths, whole,
};

/// Customers lost in the twelve months before, and those who ordered again, in tenths of a percent by month.
const CHURN: [i64; 12] = [79, 77, 75, 72, 69, 66, 63, 60, 58, 56, 54, 53];
const REPEAT: [i64; 12] = [525, 531, 540, 546, 552, 561, 568, 574, 580, 587, 593, 598];
const HEADCOUNT: [i64; 12] = [38, 38, 39, 39, 40, 40, 41, 41, 41, 40, 40, 40];
/// Tickets solved within a day, of every thousand, by month.
const SOLVED: [i64; 12] = [962, 957, 966, 971, 968, 964, 959, 967, 972, 961, 969, 970];

pub fn chapter() -> Chapter {
    Chapter { metrics: metrics(), goals: goals() }
}

fn metrics() -> Vec<Metric> {
    let metric =
        |id, name, counts, aggregation, actuals| Metric { id, name, counts, aggregation, actuals };
    let solved = monthly_fridays().zip(SOLVED).map(|(day, solved)| Actual {
        denominator: Some(1_000),
        ..actual(day, Decimal::from(solved))
    });
    vec![
        metric(
            "quality",
            Words("质量合格率", "Quality pass rate"),
            Counts::Percent,
            Aggregation::Rate,
            inspections(),
        ),
        metric(
            "response",
            Words("平均响应时间", "Mean response time"),
            Counts::Hours,
            Aggregation::Average,
            responses(),
        ),
        metric(
            "solved",
            Words("24 小时内解决率", "Solved within 24 hours"),
            Counts::Percent,
            Aggregation::Rate,
            solved.collect(),
        ),
        metric(
            "churn",
            Words("客户流失率", "Customer churn"),
            Counts::Percent,
            Aggregation::Stock,
            tenths(monthly_fridays(), &CHURN),
        ),
        metric(
            "repeat",
            Words("复购率", "Repeat order rate"),
            Counts::Percent,
            Aggregation::Stock,
            tenths(monthly_fridays(), &REPEAT),
        ),
        metric(
            "headcount",
            Words("在岗人数", "Headcount"),
            Counts::Things(Words("人", "people"), Scale::One),
            Aggregation::Stock,
            whole(monthly_fridays(), &HEADCOUNT),
        ),
    ]
}

/// Units inspected and passed; one bad batch in July.
fn inspections() -> Vec<Actual> {
    let batch = day(7, 17);
    let mut noise = Noise::new(97);
    let weeks = fridays_into_spring().map(|friday| {
        let inspected = 1_200 + noise.within(60);
        let ordinary = 14 + noise.within(5);
        let failed = if friday == batch { 34 } else { ordinary };
        Actual { denominator: Some(inspected), ..actual(friday, Decimal::from(inspected - failed)) }
    });
    let cause = Words(
        "一批外购件受潮，已换供应商。",
        "A batch of bought-in parts was damp; the supplier was changed.",
    );
    noted(weeks.collect(), batch, cause)
}

/// Hours until the first answer; slow once, in the holidays.
fn responses() -> Vec<Actual> {
    let holidays = day(2, 20);
    let mut noise = Noise::new(101);
    let weeks = fridays_into_spring().map(|friday| {
        let ordinary = 17 + noise.within(2);
        actual(friday, Decimal::new(if friday == holidays { 24 } else { ordinary }, 1))
    });
    let cause = Words("春节只有一人值班。", "One person on duty over the holidays.");
    noted(weeks.collect(), holidays, cause)
}

fn goals() -> Vec<Goal> {
    vec![
        Goal {
            id: "operations",
            title: Words("增长不能牺牲的底线", "What growth must not cost"),
            note: Words(
                "跨部门对齐过的底线：省检验、压响应换来的增长不算数。",
                "Agreed between the departments: growth that is paid for with inspections or answers doesn't count.",
            ),
            kind: GoalKind::Objective,
            owner: "chief",
            unit: "company",
            roll_up: RollUp::Weighted,
            ..Goal::default()
        },
        Goal {
            id: "quality",
            title: Words("质量合格率不低于 98%", "Quality pass rate at least 98%"),
            owner: "xu",
            unit: "quality",
            aim: Aim::AtLeast,
            target: Some(98),
            into_spring: true,
            ..guard("quality", PeriodKind::Week)
        },
        Goal {
            id: "response",
            title: Words("平均响应不超过 2 小时", "Mean response at most 2 hours"),
            owner: "he",
            unit: "service",
            aim: Aim::AtMost,
            target: Some(2),
            into_spring: true,
            ..guard("response", PeriodKind::Week)
        },
        Goal {
            id: "solved",
            title: Words("24 小时内解决率不低于 95%", "At least 95% solved within 24 hours"),
            note: Words("负责人待定。", "Its owner is still to be named."),
            unit: "service",
            aim: Aim::AtLeast,
            target: Some(95),
            ..guard("solved", PeriodKind::Month)
        },
        Goal {
            id: "churn",
            title: Words("客户流失率从 8% 降到 5%", "Customer churn from 8% down to 5%"),
            owner: "he",
            unit: "service",
            aim: Aim::Decrease,
            baseline: Some(8),
            target: Some(5),
            ..guard("churn", PeriodKind::Month)
        },
        Goal {
            id: "repeat",
            title: Words("复购率从 52% 提到 60%", "Repeat order rate from 52% to 60%"),
            owner: "lin",
            unit: "sales",
            baseline: Some(52),
            target: Some(60),
            ..guard("repeat", PeriodKind::Month)
        },
        Goal {
            id: "headcount",
            title: Words("团队稳定在 40 人上下", "Team kept at about 40 people"),
            owner: "chief",
            unit: "company",
            aim: Aim::Within,
            target: Some(40),
            tolerance: Some(5),
            ..guard("headcount", PeriodKind::Month)
        },
    ]
}

fn guard(metric: &'static str, cadence: PeriodKind) -> Goal {
    Goal { parent: "operations", metric, cadence: Some(cadence), ..Goal::default() }
}
