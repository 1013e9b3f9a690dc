package pt.vez.casework.ui;

import static pt.vez.shared.Zones.LISBON;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import pt.vez.audit.Journal;
import pt.vez.casework.Procedures;
import pt.vez.platform.Dates;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;

/** Entries of the journal in the words the person reads: what was done, by whom, when. */
class JournalLines {
    private final Actor reader;
    private final Procedures procedures;
    private final Component screen;
    private final Locale language;

    JournalLines(Actor reader, Procedures procedures, Component screen, Locale language) {
        this.reader = reader;
        this.procedures = procedures;
        this.screen = screen;
        this.language = language;
    }

    ListItem of(Journal.Entry entry) {
        var stamp = new Div(who(entry) + " · " + Dates.stamp(entry.at(), LISBON));
        stamp.addClassName("stamp");
        var line = new ListItem(new Span(t("journal." + entry.action()) + what(entry)), stamp);
        line.addClassName("past");
        return line;
    }

    private String who(Journal.Entry entry) {
        if (entry.actorId().equals(reader.accountId()) && entry.mandateId() == null) {
            return t("journal.you");
        }
        // What is done by a signed address is written with the product as actor: the address is the person's.
        if (entry.actorRole() == Role.APPLICANT && entry.actorName().equals("Vez")) {
            return t("journal.you.address");
        }
        return entry.associationName() == null
                ? entry.actorName() + " (" + t("enum.Role." + entry.actorRole()) + ")"
                : t("journal.mediator", entry.actorName(), entry.associationName());
    }

    private String what(Journal.Entry entry) {
        if (entry.action().startsWith("document.")) {
            return procedures
                    .item(entry.detail())
                    .map(found -> ": " + found.name().in(language))
                    .orElse("");
        }
        return switch (entry.action()) {
            // The agency's reason is for the person to read.
            case "appointment.byAgency" -> ": " + entry.detail();
            case "person.corrected" -> ": " + corrected(entry.detail().split(" "));
            default -> "";
        };
    }

    /** @param codes the field and what the correction rests on */
    private String corrected(String[] codes) {
        return t(
                "journal.person.corrected.what",
                t("enum.CorrectedField." + codes[0]),
                t("enum.CorrectionProof." + codes[1]));
    }

    private String t(String key, Object... args) {
        return screen.getTranslation(key, args);
    }
}
