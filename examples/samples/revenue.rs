//! Revenue: 20 % more than last year, split over departments and regions; the south falls behind in summer.

use plumbline::domain::records::goal::RollUp;
use plumbline::domain::records::metric::Aggregation;
use plumbline::domain::values::calendar::PeriodKind;

use super::spec::{Actual, Chapter, Counts, Goal, Metric, Words};
use super::weeks::{Flow, day, fridays, last_year, noted, whole};

/// 5 % in the first quarter and 6 % in the second leave 9 % for the rest of the year; here as shares of the 20 %.
const PLAN: [i64; 4] = [25, 30, 23, 22];
pub const PHASES: &[(u32, u32, i64)] = &[(3, 31, 25), (6, 30, 55), (9, 30, 78)];
/// Weekly revenue is rounded to a thousand yuan.
const STEP: i64 = 1_000;

pub fn chapter() -> Chapter {
    let leaves = leaves();
    let total = metric(
        "revenue",
        Words("新增收入", "Added revenue"),
        whole(fridays(), &weekly_total(&leaves)),
    );
    let mut metrics = vec![total];
    metrics.extend(leaves);
    Chapter { metrics, goals: goals() }
}

/// The weeks of the whole company: the sum of what is measured at the leaves.
pub fn weekly_total(leaves: &[Metric]) -> Vec<i64> {
    fridays()
        .map(|friday| {
            let actuals = leaves.iter().flat_map(|metric| &metric.actuals);
            let values = actuals.filter(|actual| actual.day == friday);
            values.map(|actual| actual.value.mantissa() as i64).sum()
        })
        .collect()
}

fn leaves() -> Vec<Metric> {
    let weekly = |total, reached, seed| {
        let plan = PLAN;
        let flow = Flow { total, plan, reached, seed };
        whole(fridays(), &flow.weekly(STEP))
    };
    let mut east = weekly(5_000_000, [102, 99, 99, 97], 11);
    east.extend(last_year([
        270_000, 190_000, 330_000, 310_000, 300_000, 390_000, 320_000, 310_000, 400_000, 280_000,
        350_000, 450_000,
    ]));
    let mut south = weekly(4_000_000, [96, 82, 34, 22], 23);
    south.extend(last_year([
        230_000, 150_000, 290_000, 270_000, 260_000, 330_000, 270_000, 260_000, 340_000, 240_000,
        290_000, 370_000,
    ]));
    let dealers = Words(
        "两家经销商转投竞品，七月起停单。",
        "Two dealers went over to a competitor and stopped ordering in July.",
    );
    let replaced = Words(
        "新签一家经销商，预计十二月开始出货。",
        "One new dealer signed; first deliveries expected in December.",
    );
    let south = noted(noted(south, day(7, 3), dealers), day(11, 13), replaced);
    vec![
        metric("east", Words("华东区新增收入", "Added revenue, east"), east),
        metric("south", Words("华南区新增收入", "Added revenue, south"), south),
        metric(
            "key",
            Words("大客户新增收入", "Added revenue, key accounts"),
            weekly(3_000_000, [101, 103, 104, 106], 37),
        ),
        metric(
            "product",
            Words("产品线新增收入", "Added revenue, product lines"),
            weekly(6_000_000, [102, 100, 98, 97], 41),
        ),
        metric(
            "online",
            Words("线上成交新增收入", "Added revenue, online"),
            weekly(2_000_000, [100, 98, 96, 94], 53),
        ),
    ]
}

fn goals() -> Vec<Goal> {
    vec![
        Goal {
            id: "revenue",
            title: Words("营收增长 20%", "Revenue growth of 20%"),
            note: Words(
                "去年营收 1 亿元，今年要到 1.2 亿元。这里只看新增的 2,000 万元：销售 60%、产品 30%、市场 10%。\n各月都按 \
                 1.7% 加起来是 20.4%，比全年多 0.4 个百分点；若按复利则是 22.4%。月度数字只作参考，以全年为准。",
                "Last year brought ¥100M, this year is to bring ¥120M. Counted here is the increment of ¥20M alone: sales 60%, \
                 product 30%, marketing 10%.\nTwelve months at 1.7% add up to 20.4%, which is 0.4 points over the \
                 year; compounded they make 22.4%. The months are a guide, the year is what counts.",
            ),
            owner: "chief",
            unit: "company",
            target: Some(20_000_000),
            roll_up: RollUp::Sum,
            ..money("revenue")
        },
        Goal {
            id: "sales",
            parent: "revenue",
            title: Words("销售部营收", "Sales revenue"),
            note: Words(
                "增量的 60%。每个季度末至少要走到当季节点的 80%。",
                "60% of the increment. At each quarter's end at least 80% of that quarter's mark must be reached.",
            ),
            owner: "lin",
            unit: "sales",
            weight: 60,
            target: Some(12_000_000),
            roll_up: RollUp::Sum,
            ..money("revenue")
        },
        Goal {
            id: "east",
            parent: "sales",
            title: Words("华东区营收", "East region revenue"),
            owner: "zhao",
            unit: "east",
            weight: 50,
            target: Some(5_000_000),
            ..money("east")
        },
        Goal {
            id: "south",
            parent: "sales",
            title: Words("华南区营收", "South region revenue"),
            note: Words(
                "下半年掉得厉害：占当地一半出货的两家经销商走了，直销团队还补不上。对策：十二月前签下两家新经销商，\
                 总部派两名销售驻点到年底。",
                "The second half broke down: two dealers with half of the region's deliveries left, and direct sales \
                 can't fill the hole yet. Measures: sign two new dealers by December; two people from head office work \
                 in the region until the year's end.",
            ),
            owner: "huang",
            unit: "south",
            weight: 40,
            target: Some(4_000_000),
            ..money("south")
        },
        Goal {
            id: "key",
            parent: "sales",
            title: Words("大客户营收", "Key account revenue"),
            note: Words("人均签约额比去年提高 25%。", "Each person signs 25% more than last year."),
            owner: "wu",
            unit: "key",
            weight: 30,
            target: Some(3_000_000),
            ..money("key")
        },
        Goal {
            id: "product",
            parent: "revenue",
            title: Words("产品部营收", "Product revenue"),
            note: Words(
                "增量的 30%，来自新版订阅和增值模块。",
                "30% of the increment, from new subscriptions and add-ons.",
            ),
            owner: "sun",
            unit: "product",
            weight: 30,
            target: Some(6_000_000),
            ..money("product")
        },
        Goal {
            id: "online",
            parent: "revenue",
            title: Words("市场部营收", "Marketing revenue"),
            note: Words(
                "增量的 10%，线上自助成交。",
                "10% of the increment, sold online without a salesperson.",
            ),
            owner: "zhou",
            unit: "marketing",
            weight: 10,
            target: Some(2_000_000),
            ..money("online")
        },
    ]
}

/// A weekly goal of the year that follows the revenue plan.
fn money(metric: &'static str) -> Goal {
    Goal { metric, cadence: Some(PeriodKind::Week), phases: PHASES, ..Goal::default() }
}

fn metric(id: &'static str, name: Words, actuals: Vec<Actual>) -> Metric {
    Metric { id, name, counts: Counts::Money, aggregation: Aggregation::Flow, actuals }
}
