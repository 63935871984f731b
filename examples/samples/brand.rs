//! Marketing's objective with its key results and initiatives.

use chrono::{Datelike, NaiveDate};
use plumbline::domain::records::goal::{Aim, GoalKind, RollUp};
use plumbline::domain::records::metric::{Aggregation, Scale};
use plumbline::domain::values::calendar::PeriodKind;
use rust_decimal::Decimal;

use super::spec::{Actual, Chapter, Counts, Goal, Metric, Words};
use super::weeks::{Flow, Noise, day, fridays, last_year, monthly_fridays, whole};

const EVENLY: [i64; 4] = [25; 4];
/// Roadshows from February on, one a month but for the holiday in October.
const ROADSHOWS: [(u32, i64); 9] =
    [(2, 1), (3, 1), (4, 1), (5, 1), (6, 1), (7, 1), (9, 2), (11, 1), (12, 1)];

pub fn chapter() -> Chapter {
    Chapter { metrics: metrics(), goals: goals() }
}

fn metrics() -> Vec<Metric> {
    let flow = |total, reached, seed, step| {
        let plan = EVENLY;
        let flow = Flow { total, plan, reached, seed };
        whole(fridays(), &flow.weekly(step))
    };
    let mut users = flow(200, [97, 104, 108, 106], 79, 1);
    users.extend(last_year([11, 7, 13, 12, 12, 14, 13, 12, 15, 11, 14, 16]));
    let counted = |id, name, unit, scale, actuals| Metric {
        id,
        name,
        counts: Counts::Things(unit, scale),
        aggregation: Aggregation::Flow,
        actuals,
    };
    vec![
        counted(
            "exposure",
            Words("品牌曝光量", "Brand impressions"),
            Words("次", "impressions"),
            Scale::TenThousand,
            flow(60_000_000, [101, 107, 109, 110], 71, 10_000),
        ),
        Metric {
            id: "trial",
            name: Words("试用转化率", "Trial conversion"),
            counts: Counts::Percent,
            aggregation: Aggregation::Rate,
            actuals: trials(),
        },
        counted(
            "roadshows",
            Words("线下宣讲", "Roadshows held"),
            Words("场", "roadshows"),
            Scale::One,
            roadshows(),
        ),
        counted("users", Words("新用户", "New users"), Words("个", "users"), Scale::One, users),
        counted(
            "rep-users",
            Words("销售代表 A 的新用户", "New users, sales rep A"),
            Words("个", "users"),
            Scale::One,
            whole(november_fridays(), &[2; 4]),
        ),
        Metric {
            aggregation: Aggregation::Stock,
            ..counted(
                "pilot",
                Words("峰会试点完成", "Summit pilot done"),
                Words("项", "done"),
                Scale::One,
                whole([day(5, 22)].into_iter(), &[1]),
            )
        },
    ]
}

/// Trials that began and those that became customers, from fewer than a fifth of them to more than a quarter.
fn trials() -> Vec<Actual> {
    let mut noise = Noise::new(83);
    (0i64..)
        .zip(fridays())
        .map(|(week, day)| {
            let began = 118 + noise.within(14);
            let per_mille = 192 + week * 2 + noise.within(9);
            Actual {
                day,
                value: Decimal::from(began * per_mille / 1_000),
                denominator: Some(began),
                note: Words::default(),
            }
        })
        .collect()
}

fn roadshows() -> Vec<Actual> {
    let held = ROADSHOWS.map(|(_, held)| held);
    let months = ROADSHOWS.map(|(month, _)| month);
    let days = monthly_fridays().filter(|friday| months.contains(&friday.month()));
    whole(days, &held)
}

fn november_fridays() -> impl Iterator<Item = NaiveDate> {
    fridays().filter(|friday| friday.month() == 11)
}

fn goals() -> Vec<Goal> {
    vec![
        Goal {
            id: "brand",
            title: Words("让高端客户认得我们", "Known to premium customers"),
            note: Words(
                "市场部的 OKR。新客户获取率要比去年高 15%。",
                "Marketing's OKR. New customers are to be won at a rate 15% above last year's.",
            ),
            kind: GoalKind::Objective,
            owner: "zhou",
            unit: "marketing",
            roll_up: RollUp::Weighted,
            ..Goal::default()
        },
        Goal {
            id: "exposure",
            title: Words("曝光量 +50%：6,000 万次", "Impressions +50%: 60M"),
            note: Words("去年 4,000 万次。", "Last year: 40M."),
            owner: "zhou",
            weight: 20,
            target: Some(60_000_000),
            ..key_result("exposure", PeriodKind::Week)
        },
        Goal {
            id: "trial",
            title: Words("试用转化率从 18% 提到 25%", "Trial conversion from 18% to 25%"),
            note: Words(
                "按全年累计的试用数算。缩短开通流程以后每周都在涨，但年初的低值还拖着。",
                "Counted over all trials of the year. It has risen week by week since signing up became shorter, but the \
                 low start still weighs on it.",
            ),
            owner: "zhou",
            weight: 20,
            baseline: Some(18),
            target: Some(25),
            ..key_result("trial", PeriodKind::Week)
        },
        Goal {
            id: "roadshows",
            title: Words("办 10 场线下宣讲", "Hold 10 roadshows"),
            owner: "zhou",
            weight: 10,
            target: Some(10),
            ..key_result("roadshows", PeriodKind::Month)
        },
        Goal {
            id: "users",
            title: Words("新增 200 个用户", "200 new users"),
            note: Words(
                "每季度不少于 50 个，四个季度正好 200 个。每月 30 日对一次数，二月在月末。",
                "At least 50 a quarter; four quarters make just 200. Checked on the 30th of each month, in February on \
                 the last day.",
            ),
            owner: "lin",
            weight: 20,
            target: Some(200),
            ..key_result("users", PeriodKind::Week)
        },
        Goal {
            id: "rep-users",
            parent: "users",
            title: Words("销售代表 A：11 月 20 个新用户", "Sales rep A: 20 new users in November"),
            note: Words(
                "每周跟进 5 条有效线索，转化 2 个，转化率 40%。照这个节奏一个月只有 8.7 个，20 个要十周；要按月完成，\
                 每周得有 4.6 个。",
                "Five good leads a week, two of them won: 40%. At that pace a month brings 8.7 and 20 take ten weeks; to \
                 make it within the month takes 4.6 a week.",
            ),
            kind: GoalKind::Kpi,
            owner: "ma",
            unit: "east",
            period: [(11, 1), (11, 30)],
            target: Some(20),
            ..key_result("rep-users", PeriodKind::Week)
        },
        Goal {
            id: "abroad-year",
            title: Words(
                "北美市场份额从 7% 提到 15%",
                "North American market share from 7% to 15%",
            ),
            note: Words(
                "每月都在涨，但一个本地对手降价抢单，涨得不够快。",
                "It grows every month, but not fast enough: a local competitor wins orders by price.",
            ),
            owner: "zhou",
            weight: 10,
            baseline: Some(7),
            target: Some(15),
            ..key_result("abroad-share", PeriodKind::Month)
        },
        Goal {
            id: "pilot",
            title: Words("6 月前办完行业峰会试点", "Industry summit pilot held before June"),
            note: Words("两场，各一个行业。", "Two of them, one an industry."),
            kind: GoalKind::Initiative,
            owner: "zhou",
            period: [(1, 1), (5, 31)],
            weight: 10,
            aim: Aim::Milestone,
            target: Some(1),
            ..key_result("pilot", PeriodKind::Month)
        },
        Goal {
            id: "adverts",
            title: Words("行业媒体精准投放上线", "Targeted trade-press adverts running"),
            note: Words(
                "预算十二月批，尚未开始。",
                "The budget is decided in December; nothing has begun.",
            ),
            kind: GoalKind::Initiative,
            owner: "zhou",
            period: [(7, 1), (12, 31)],
            weight: 10,
            aim: Aim::Milestone,
            target: Some(1),
            ..key_result("", PeriodKind::Month)
        },
    ]
}

fn key_result(metric: &'static str, cadence: PeriodKind) -> Goal {
    Goal {
        parent: "brand",
        kind: GoalKind::KeyResult,
        unit: "marketing",
        metric,
        cadence: Some(cadence),
        ..Goal::default()
    }
}
