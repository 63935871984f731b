//! The year by quarter: revenue by its drivers, and the review of a first quarter that fell short.

use chrono::{Datelike, NaiveDate};
use plumbline::domain::records::goal::{GoalKind, RollUp};
use plumbline::domain::records::metric::{Aggregation, Scale};
use plumbline::domain::values::calendar::PeriodKind;

use super::revenue::weekly_total;
use super::spec::{Chapter, Counts, FIRST_QUARTER, Goal, Metric, Words};
use super::weeks::{Noise, fridays, tenths, whole};

/// North America's first quarter by week, from the first whole week on: 8 million yuan and 40 customers in all.
const ABROAD_SALES: [i64; 12] = [72, 70, 75, 68, 66, 40, 24, 58, 76, 80, 84, 87];
const ABROAD_CUSTOMERS: [i64; 12] = [3, 4, 3, 3, 4, 2, 1, 3, 4, 4, 4, 5];
/// North America's market share by month, in tenths of a percent.
const ABROAD_SHARE: [i64; 12] = [73, 76, 80, 86, 91, 95, 101, 106, 111, 116, 121, 125];

pub fn chapter(revenue: &Chapter) -> Chapter {
    Chapter { metrics: metrics(revenue), goals: goals() }
}

fn metrics(revenue: &Chapter) -> Vec<Metric> {
    // The first metric is the company's own total.
    let total = weekly_total(&revenue.metrics[1..]);
    let mut noise = Noise::new(61);
    let launched: Vec<i64> = (total.iter())
        .map(|amount| amount * (60 + noise.within(3)) / 100 / 1_000 * 1_000)
        .collect();
    let repeated: Vec<i64> =
        (total.iter().zip(&launched)).map(|(amount, launched)| amount - launched).collect();
    let flow = |id, name, counts, actuals| Metric {
        id,
        name,
        counts,
        aggregation: Aggregation::Flow,
        actuals,
    };
    let sales = ABROAD_SALES.map(|amount| amount * 10_000);
    let customers = Counts::Things(Words("位", "customers"), Scale::One);
    vec![
        flow(
            "launched",
            Words("新产品带来的收入", "Revenue from new products"),
            Counts::Money,
            whole(fridays(), &launched),
        ),
        flow(
            "repeated",
            Words("老客户复购收入", "Revenue from repeat orders"),
            Counts::Money,
            whole(fridays(), &repeated),
        ),
        flow(
            "abroad-sales",
            Words("北美销售额", "Sales, North America"),
            Counts::Money,
            whole(first_quarter_fridays(), &sales),
        ),
        flow(
            "abroad-customers",
            Words("北美新增客户", "New customers, North America"),
            customers,
            whole(first_quarter_fridays(), &ABROAD_CUSTOMERS),
        ),
        Metric {
            id: "abroad-share",
            name: Words("北美市场份额", "Market share, North America"),
            counts: Counts::Percent,
            aggregation: Aggregation::Stock,
            actuals: tenths(super::weeks::monthly_fridays(), &ABROAD_SHARE),
        },
    ]
}

/// Without the New Year's week, so that they stay in the quarter when the sample moves to another year.
fn first_quarter_fridays() -> impl Iterator<Item = NaiveDate> {
    fridays().filter(|friday| friday.month() <= 3 && friday.ordinal() > 3)
}

fn goals() -> Vec<Goal> {
    vec![
        Goal {
            id: "quarters",
            title: Words("按季度看", "By quarter"),
            note: Words(
                "同一笔新增收入换成按季度看：一季度 5%、二季度 6%，下半年还剩 9%。",
                "The same added revenue, seen by quarter: 5% in the first, 6% in the second, which leaves 9% for the \
                 second half.",
            ),
            kind: GoalKind::Objective,
            owner: "chief",
            unit: "company",
            roll_up: RollUp::Weighted,
            ..Goal::default()
        },
        Goal {
            id: "q1",
            parent: "quarters",
            title: Words("一季度 +5%", "First quarter +5%"),
            note: Words(
                "新产品 3% 加老客户复购 2%，正好 5%。",
                "New products 3% and repeat orders 2% make just 5%.",
            ),
            owner: "lin",
            unit: "sales",
            target: Some(5_000_000),
            roll_up: RollUp::Sum,
            ..first_quarter("revenue")
        },
        Goal {
            id: "q1-launched",
            parent: "q1",
            title: Words("新产品推广 +3%", "New products +3%"),
            note: Words("每月 1%，三个月 3%。", "1% a month makes 3% in three months."),
            owner: "sun",
            unit: "product",
            weight: 60,
            target: Some(3_000_000),
            ..first_quarter("launched")
        },
        Goal {
            id: "q1-repeated",
            parent: "q1",
            title: Words("老客户复购 +2%", "Repeat orders +2%"),
            owner: "lin",
            unit: "sales",
            weight: 40,
            target: Some(2_000_000),
            ..first_quarter("repeated")
        },
        Goal {
            id: "q2",
            parent: "quarters",
            title: Words("二季度 +6%", "Second quarter +6%"),
            owner: "lin",
            unit: "sales",
            period: [(4, 1), (6, 30)],
            target: Some(6_000_000),
            ..first_quarter("revenue")
        },
        Goal {
            id: "abroad",
            parent: "quarters",
            title: Words("北美市场一季度评估", "North America, first-quarter review"),
            note: Words(
                "三项都只完成八成。权重为 0：列在这里供复盘，不计入上一级。",
                "All three came to four fifths. The weight is 0: it stands here for the review and doesn't count above.",
            ),
            kind: GoalKind::Objective,
            owner: "lin",
            unit: "sales",
            period: FIRST_QUARTER,
            weight: 0,
            roll_up: RollUp::Weighted,
            ..Goal::default()
        },
        Goal {
            id: "abroad-sales",
            parent: "abroad",
            title: Words("销售额 1,000 万元", "Sales of ¥10M"),
            note: Words(
                "原因：市场需求比预计的弱。\n对策：重做市场调研；按结果调整产品定位；加大推广投入。每月看一次效果。",
                "Cause: demand was weaker than expected.\nMeasures: research the market again, reposition the product \
                 by what it shows, promote more. Checked every month.",
            ),
            owner: "lin",
            unit: "sales",
            target: Some(10_000_000),
            ..first_quarter("abroad-sales")
        },
        Goal {
            id: "abroad-customers",
            parent: "abroad",
            title: Words("新增客户 50 位", "50 new customers"),
            note: Words(
                "原因：客户开发跟不上。\n对策：给销售做开发培训；增加开拓客户的人手和预算。每月看一次效果。",
                "Cause: too little was done to win customers.\nMeasures: train the sales team in it, and give it more \
                 people and budget. Checked every month.",
            ),
            owner: "wu",
            unit: "key",
            target: Some(50),
            ..first_quarter("abroad-customers")
        },
        Goal {
            id: "abroad-share",
            parent: "abroad",
            title: Words("市场份额达到 10%", "Market share of 10%"),
            note: Words(
                "原因：对手攻势很强。\n对策：摸清对手的打法；调整竞争策略；补产品短板。每月看一次效果。",
                "Cause: a strong competitor.\nMeasures: study how it competes, answer with a better strategy, and mend \
                 the product where it is weaker. Checked every month.",
            ),
            owner: "zhou",
            unit: "marketing",
            cadence: Some(PeriodKind::Month),
            target: Some(10),
            ..first_quarter("abroad-share")
        },
    ]
}

fn first_quarter(metric: &'static str) -> Goal {
    Goal { metric, period: FIRST_QUARTER, cadence: Some(PeriodKind::Week), ..Goal::default() }
}
