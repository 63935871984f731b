//! Texts of the settings.

use super::table::texts;

texts! {
    add: "添加", "Add";
    settings_device: "这台设备", "This device";
    offline_not_yet: "断网时还打不开，正在准备。", "Doesn’t open without a network yet.";
    offline_ready: "断网时也能打开。", "Opens without a network.";
    offline_unavailable: "在这里断网就打不开。", "Can’t open without a network here.";
    settings_identity_hint: "这里只是选择，不是登录：记录写在谁名下，由你决定。", "A choice, not a login: it only says in whose name changes are noted.";
    settings_workspace: "工作区设置", "Workspace";
    settings_currency: "货币", "Currency";
    settings_calendar: "日历", "Calendar";
    settings_year_start: "财年从几月开始", "Fiscal year starts in";
    settings_week_start: "一周从哪天开始", "Week starts on";
    week_monday: "星期一", "Monday";
    week_saturday: "星期六", "Saturday";
    week_sunday: "星期日", "Sunday";
    settings_scheme: "状态阈值", "Status thresholds";
    settings_scheme_hint: "按进度比（进度 ÷ 应达进度）判断，单位 %。", "Judged by pace, progress over expected, in percent.";
    scheme_on_track: "不低于此为正常", "On track from";
    scheme_at_risk: "不低于此为有风险", "At risk from";
    scheme_too_early: "应达进度低于此，不判断", "Too early before";
    settings_roll_up: "汇总", "Roll-up";
    settings_initiatives: "举措计入上级目标的加权进度", "Initiatives count in the weighted progress of the goals above";
    settings_initiatives_count: "举措计入", "initiatives count";
    settings_initiatives_shown: "举措不计入", "initiatives don’t count";
    settings_workspaces: "工作区", "Workspaces";
    settings_people: "人员", "People";
    settings_units: "部门与团队", "Units";
    workspace_name: "工作区名称", "Workspace name";
    workspace_default_name: "我的工作区", "My workspace";
    workspace_new: "新工作区的名称", "Name of a new workspace";
    workspace_open: "当前", "Open now";
    workspace_open_named(name): "打开工作区{name}", "Open the workspace {name}";
    workspace_remove(name): "删除工作区{name}", "Delete the workspace {name}";
    workspace_remove_for_good: "永久删除，无法撤销", "Delete for good, no undo";
    reset_sample: "还原示例", "Reset the sample";
    first_run_start: "开始", "Start";
    person_not_there: "新人员…", "New person…";
    person_new: "新人员的姓名", "Name of a new person";
    unit_new: "新部门的名称", "Name of a new unit";
    unit_company: "公司", "Company";
    unit_department: "部门", "Department";
    unit_team: "团队", "Team";
    unit_kind_of(name): "{name}的类型", "Kind of {name}";
    name_of(name): "{name}的名称", "Name of {name}";
    delete_named(name): "删除{name}", "Delete {name}";
    add_has_number: "用数值衡量", "Measured by a number";
}
