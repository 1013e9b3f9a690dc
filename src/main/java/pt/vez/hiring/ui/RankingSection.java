package pt.vez.hiring.ui;

import static pt.vez.shared.Zones.LISBON;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pt.vez.hiring.ApplicationState;
import pt.vez.hiring.OwnCall;
import pt.vez.hiring.Screening;
import pt.vez.hiring.Screening.Ranked;
import pt.vez.identity.CurrentActor;
import pt.vez.platform.Dates;
import pt.vez.shell.Actions;
import pt.vez.shell.Pager;
import pt.vez.shell.Pill;
import pt.vez.shell.Table;
import pt.vez.shell.Variant;

/** The candidates of a call by their scores, the best at the top. */
class RankingSection extends Section {
    private final OwnCall call;
    private final List<Ranked> all;

    RankingSection(CurrentActor current, Screening screening, OwnCall call) {
        addClassName("ranking");
        this.call = call;
        this.all = screening.ranking(current.get(), call.id());
        page(0);
    }

    static Variant tone(ApplicationState state) {
        return switch (state) {
            case ACCEPTED, HIRED -> Variant.SUCCESS;
            case RECEIVED -> Variant.ATTENTION;
            case REJECTED -> Variant.DANGER;
            default -> Variant.NEUTRAL;
        };
    }

    static String score(Locale language, @Nullable Double score) {
        return score == null ? "–" : String.format(language, "%.1f", score);
    }

    private String score(Ranked each) {
        return each.scored() == 0 || each.score() != null
                ? score(getLocale(), each.score())
                : getTranslation(
                        "screening.partly", each.scored(), call.criteria().size());
    }

    private void page(int page) {
        removeAll();
        var table = new Table(
                getTranslation("screening.title"),
                getTranslation("screening.rank"),
                getTranslation("account.name"),
                getTranslation("screening.score"),
                getTranslation("calls.state"),
                getTranslation("screening.received"));
        int from = page * Pager.SIZE;
        for (int i = from; i < Math.min(all.size(), from + Pager.SIZE); i++) {
            Ranked each = all.get(i);
            table.row(
                    each.rank() == null ? "–" : each.rank(),
                    Actions.link(each.name(), "hiring/" + call.id() + "/" + each.id()),
                    score(each),
                    new Pill(
                            tone(each.state()),
                            getTranslation(
                                    "enum.ApplicationState." + each.state().name())),
                    Dates.stamp(each.receivedAt(), LISBON));
        }
        add(new H2(getTranslation("screening.title")), table.orEmpty(all.isEmpty(), getTranslation("screening.empty")));
        if (all.size() > Pager.SIZE) {
            add(new Pager(page, all.size(), getTranslation("screening.count", all.size()), this::page));
        }
    }
}
