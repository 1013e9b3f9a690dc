package pt.vez.documents.ui;

import com.vaadin.flow.component.html.Span;
import java.util.Map;

/** What a document looks like, drawn: enough to take the right paper out of a drawer without reading. */
enum DocumentPicture {
    PASSPORT("""
            <rect class="sheet" x="8" y="8" width="80" height="56" rx="4"/><rect class="tint" x="15" y="16" width="22" height="27" rx="2"/>
            <circle class="ink" cx="26" cy="26" r="5"/><path class="ink" d="M17.500 43c1-8 4.500-10 8.500-10s7.500 2 8.500 10z"/>
            <path class="line" d="M44 19h34M44 27h26M44 35h30"/><path class="line dashed" d="M15 51h66M15 57h66"/>"""),
    CARD("""
            <rect class="sheet" x="22" y="8" width="62" height="40" rx="5"/><path class="line" d="M50 16h26M58 40h18"/>
            <rect class="sheet" x="10" y="22" width="62" height="42" rx="5"/><rect class="tint" x="17" y="31" width="18" height="23" rx="2"/>
            <circle class="ink" cx="26" cy="39" r="4.500"/><path class="ink" d="M19 54c.8-6.500 3.500-8 7-8s6.200 1.500 7 8z"/>
            <path class="line" d="M42 34h23M42 42h18M42 50h22"/>"""),
    PHOTO("""
            <rect class="sheet" x="27" y="4" width="42" height="64" rx="3"/><rect class="tint" x="31" y="8" width="34" height="50" rx="2"/>
            <circle class="ink" cx="48" cy="28" r="10"/><path class="ink" d="M33 58c1.500-14 8-18 15-18s13.500 4 15 18z"/>"""),
    NUMBER("""
            %s<path class="line" d="M30 14h16M30 24h36"/><rect class="tint" x="30" y="32" width="36" height="12" rx="2"/>
            <path class="ink-line dashed" d="M34 38h28"/><path class="line" d="M30 52h36M30 59h22"/>"""),
    ADDRESS("""
            %s<path class="ink-line" d="M36 30v-9l12-9 12 9v9zM45 30v-7h6v7"/><path class="line" d="M30 40h36M30 47h36M30 54h28M30 61h18"/>"""),
    STAMPED("""
            %s<path class="line" d="M30 15h36M30 22h36M30 29h36M30 36h20"/><circle class="tint" cx="56" cy="52" r="9"/>
            <circle class="ink-line" cx="56" cy="52" r="9"/><path class="ink-line" d="M51.500 52l3.200 3.200 5.800-6.200"/><path class="line" d="M30 52h12"/>"""),
    SIGNED("""
            %s<path class="line" d="M30 15h36M30 22h36M30 29h36M30 36h26"/><path class="ink-line" d="M31 57c4-9 6-9 6-2s4 2 6-1 4-1 5 1 3 1 5 0"/>
            <path class="line" d="M30 62h36"/>"""),
    TABLE("""
            %s<path class="line" d="M30 14h20"/><rect class="tint" x="30" y="20" width="36" height="8"/>
            <path class="line" d="M30 20h36v34H30zM30 28h36M30 36h36M30 45h36M52 20v34"/><path class="ink-line" d="M55 62h11"/>"""),
    SHEET("%s<path class=\"line\" d=\"M30 16h24M30 26h36M30 33h36M30 40h36M30 47h36M30 54h22\"/>");

    private static final String PAGE =
            "<path class=\"sheet\" d=\"M24 4h38l10 10v54H24z\"/><path class=\"sheet\" d=\"M62 4v10h10\"/>";

    private static final Map<String, DocumentPicture> OF_ITEM = Map.ofEntries(
            Map.entry("passport", PASSPORT),
            Map.entry("family-passports", PASSPORT),
            Map.entry("permit", CARD),
            Map.entry("photo", PHOTO),
            Map.entry("nif", NUMBER),
            Map.entry("niss", NUMBER),
            Map.entry("address", ADDRESS),
            Map.entry("accommodation", ADDRESS),
            Map.entry("criminal-record", STAMPED),
            Map.entry("kinship", STAMPED),
            Map.entry("contract", SIGNED),
            Map.entry("activity", SIGNED),
            Map.entry("means", TABLE),
            Map.entry("cplp-title", SHEET),
            Map.entry("asylum-declaration", SHEET));

    private final String drawing;

    DocumentPicture(String drawing) {
        this.drawing = drawing;
    }

    /** Whether this one has a drawing of its own. */
    static boolean isDrawn(String item) {
        return OF_ITEM.containsKey(item);
    }

    /** @param item code of the document on the checklist; one that is new is a sheet of paper */
    static DocumentPicture of(String item) {
        return OF_ITEM.getOrDefault(item, SHEET);
    }

    /** Hidden from screen readers: the name and the hint beside it say what is wanted. */
    Span drawn(String... classes) {
        var picture = new Span();
        picture.addClassName("document-picture");
        picture.addClassNames(classes);
        // The browser reads it: Html would write viewBox in small letters, which means nothing.
        picture.getElement()
                .setProperty(
                        "innerHTML",
                        "<svg viewBox=\"0 0 96 72\" aria-hidden=\"true\" focusable=\"false\">"
                                + drawing.replace("%s", PAGE) + "</svg>");
        return picture;
    }
}
