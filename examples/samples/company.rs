//! Who works in the company, and where.

use plumbline::domain::records::people::UnitKind;

use super::spec::{Person, Unit, Words};

pub const NAME: Words = Words("星河科技", "Northstar Labs");

pub fn units() -> Vec<Unit> {
    use UnitKind::{Company, Department, Team};
    let unit = |id, kind, parent, name| Unit { id, kind, parent, name };
    vec![
        unit("company", Company, "", NAME),
        unit("sales", Department, "company", Words("销售部", "Sales")),
        unit("east", Team, "sales", Words("华东区", "East region")),
        unit("south", Team, "sales", Words("华南区", "South region")),
        unit("key", Team, "sales", Words("大客户组", "Key accounts")),
        unit("product", Department, "company", Words("产品部", "Product")),
        unit("quality", Team, "product", Words("质量组", "Quality")),
        unit("marketing", Department, "company", Words("市场部", "Marketing")),
        unit("service", Department, "company", Words("客户服务部", "Customer service")),
    ]
}

pub fn people() -> Vec<Person> {
    let person = |id, unit, name| Person { id, unit, name };
    vec![
        person("chief", "company", Words("陈明远", "Olivia Grant")),
        person("lin", "sales", Words("林晓岚", "Laura Bennett")),
        person("zhao", "east", Words("赵凯", "Marcus Reid")),
        person("huang", "south", Words("黄志伟", "Nina Alvarez")),
        person("wu", "key", Words("吴佳琪", "Thomas Keller")),
        person("ma", "east", Words("马思远", "Leo Martin")),
        person("sun", "product", Words("孙博文", "Priya Nair")),
        person("xu", "quality", Words("徐浩", "Samuel Wright")),
        person("zhou", "marketing", Words("周雨桐", "Emma Lindqvist")),
        person("he", "service", Words("何静", "Grace Okafor")),
    ]
}
