//! Texts of the frame around every screen: name, navigation, whether the work is saved.

use super::table::texts;

texts! {
    app_name: "Plumbline 准绳", "Plumbline";
    page_title(screen): "{screen} · 准绳", "{screen} · Plumbline";
    main_navigation: "主导航", "Main navigation";
    skip_to_content: "跳到正文", "Skip to content";

    today: "今天", "Today";
    cascade: "目标树", "Cascade";
    gaps: "差距", "Gaps";
    log: "变更", "Log";
    settings: "设置", "Settings";

    saving: "正在保存…", "Saving…";
    saved: "已保存", "Saved";
    saved_ago(age): "{age}前已保存", "Saved {age} ago";
    not_saved: "未保存", "Not saved";

    language: "语言", "Language";
    language_of_browser: "跟随浏览器", "As in the browser";
    language_chinese: "中文", "中文";
    language_english: "English", "English";
    theme: "外观", "Theme";
    theme_of_system: "跟随系统", "As in the system";
    theme_light: "浅色", "Light";
    theme_dark: "深色", "Dark";
}
