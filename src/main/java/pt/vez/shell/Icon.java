package pt.vez.shell;

import com.vaadin.flow.component.Html;

/** The one set of icons: 24 by 24, drawn with a line of 1.8, always beside a word. */
public enum Icon {
    HOME("M3 11.5 12 4l9 7.5M5.5 10v9.5h13V10M10 19.5v-5h4v5"),
    PAPER("M7 3.5h7l4 4v13H7zM14 3.5v4h4M10 12h5M10 15.5h5"),
    CALENDAR("M4.5 6h15v14h-15zM4.5 10h15M8.5 3.5V7M15.5 3.5V7"),
    PATH("M6 5.5a1.5 1.5 0 1 0 .1 0zM6 8.5v3.5c0 2 1 3 3 3h6c2 0 3-1 3-3V8M18 4.500a1.500 1.500 0 1 0 .1 0zM12 15v4"),
    PERSON("M12 4.500a3.500 3.500 0 1 0 .1 0zM5 20c.6-4 3.400-6 7-6s6.400 2 7 6"),
    PEOPLE(
            "M9 5a3 3 0 1 0 .1 0zM3 19c.5-3.500 2.800-5.200 6-5.200s5.500 1.700 6 5.200M16 5.500a2.500 2.500 0 0 1 0 5M17 14c2.300.4 3.700 2 4 5"),
    CHECK("M5 12.500 10 17.500 19.500 7"),
    CLOCK("M12 4a8 8 0 1 0 .1 0zM12 8v4.500l3 2"),
    PIN("M12 21c4.500-5 6.500-8 6.500-11a6.500 6.500 0 0 0-13 0c0 3 2 6 6.500 11zM12 7.800a2.200 2.200 0 1 0 .1 0z"),
    CAMERA("M4 8h3.500L9 5.500h6L16.500 8H20v11H4zM12 10a3.500 3.500 0 1 0 .1 0z"),
    UPLOAD("M12 16V5M7.500 9 12 4.500 16.500 9M5 15v4.500h14V15"),
    DOWNLOAD("M12 4.500V15M7.500 11 12 15.500 16.500 11M5 16v3.500h14V16"),
    PRINT("M7 9V4h10v5M7 16H4.500V9h15v7H17M7 13.500h10V20H7z"),
    ALERT("M12 4 21 19.500H3zM12 10v4.500M12 16.800v.4"),
    INFO("M12 4a8 8 0 1 0 .1 0zM12 11v5M12 8v.4"),
    SEARCH("M10.500 4.500a6 6 0 1 0 .1 0zM15 15l5 5"),
    GLOBE("M12 4a8 8 0 1 0 .1 0zM4 12h16M12 4c5 5 5 11 0 16M12 4c-5 5-5 11 0 16"),
    LEAVE("M14 4.500H6v15h8M11 12h9.500M17 8.500l3.500 3.500-3.500 3.500"),
    DESK("M3.500 10h17M5 10v9M19 10v9M8 10V5.500h8V10"),
    LIST("M8.500 6.500H20M8.500 12H20M8.500 17.500H20M4.500 6.500h.5M4.500 12h.5M4.500 17.500h.5"),
    EYE(
            "M2.500 12c2.500-4.500 5.700-6.500 9.500-6.500s7 2 9.500 6.500c-2.500 4.500-5.700 6.500-9.500 6.500S5 16.500 2.500 12zM12 9.500a2.500 2.500 0 1 0 .1 0z"),
    PLUS("M12 5v14M5 12h14"),
    TRASH("M5 7h14M10 7V4.500h4V7M7 7l.8 12.500h8.400L17 7");

    private final String path;

    Icon(String path) {
        this.path = path;
    }

    /** Hidden from screen readers: the word beside it speaks. */
    public Html icon() {
        return new Html("<svg class=\"glyph\" viewBox=\"0 0 24 24\" width=\"24\" height=\"24\" fill=\"none\""
                + " stroke=\"currentColor\" stroke-width=\"1.8\" stroke-linecap=\"round\" stroke-linejoin=\"round\""
                + " aria-hidden=\"true\" focusable=\"false\"><path d=\"" + path + "\"/></svg>");
    }
}
