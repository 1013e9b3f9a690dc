package pt.vez.casework.ui;

import static pt.vez.shared.Zones.LISBON;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import pt.vez.audit.Journal;
import pt.vez.audit.Who;
import pt.vez.casework.Procedures;
import pt.vez.platform.Dates;
import pt.vez.shared.Actor;

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
        Who actor = entry.actor();
        return switch (actor.kind()) {
            case PERSON ->
                actor.id().equals(reader.accountId()) && entry.mandateId() == null ? t("journal.you") : person(entry);
            // A signed address is the person's.
            case LINK -> t("journal.you.address");
            case SYSTEM -> t("journal.system");
            case UNKNOWN -> t("log.system");
        };
    }

    private String person(Journal.Entry entry) {
        Who actor = entry.actor();
        String name = actor.name() == null
                ? t("journal.closed.account")
                : actor.closed() ? t("journal.closed", actor.name()) : actor.name();
        return entry.associationName() == null
                ? name + " (" + t("enum.Role." + entry.actorRole()) + ")"
                : t("journal.mediator", name, entry.associationName());
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
