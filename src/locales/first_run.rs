//! Texts of the first screen, before there is any goal.

use super::table::texts;

texts! {
    first_run_title: "目标有准绳，差距看得见", "Goals that hang straight";
    first_run_lead:
        "OKR 与 KPI 目标管理：从公司全年到个人一周，每个目标都对着实际结果，差距一目了然。",
        "A tracker for OKRs and KPIs: every goal, from the company’s year to one person’s week, against what actually happened, with the gap in plain sight.";
    first_run_open_sample: "打开示例", "Open the sample";
    first_run_open_sample_hint:
        "一家公司全年的目标树和各期数字，放在单独的工作区里，一键即可还原。",
        "A company’s year of goals with their numbers, in a workspace of its own that is reset in one click.";
    first_run_import: "导入文件", "Import a file";
    first_run_import_hint: "继续别人发给你的或你导出的工作。", "Continue from a file you were sent or exported.";
    first_run_blank: "从空白开始", "Start blank";
    first_run_blank_hint: "先写下第一个目标。", "Write down the first goal.";
    first_run_where_is_my_data:
        "数据只保存在这个浏览器里，不会上传；用“导出”可随时存成文件带走。",
        "Your data stays in this browser and is never uploaded; Export saves it as a file whenever you like.";
}
