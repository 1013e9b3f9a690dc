package pt.vez.invitations.ui;

import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import pt.vez.invitations.CallList;
import pt.vez.invitations.CallList.Call;
import pt.vez.invitations.CallList.Entry;
import pt.vez.platform.Dates;
import pt.vez.shared.Actor;
import pt.vez.shell.Export;

/** The list of people to call as a file. */
final class CallExport {
    private static final int EXPORTED = 5_000;

    private CallExport() {}

    /** All of them: a list that ends in the middle leaves people without a call. */
    static Div links(
            Supplier<Actor> actor,
            CallList calls,
            UUID plan,
            UnaryOperator<String> t,
            Function<Enum<?>, String> label) {
        return Export.links(
                "calls",
                List.of(
                        t.apply("paper.case"),
                        t.apply("person.name"),
                        t.apply("person.phone"),
                        t.apply("person.email"),
                        t.apply("calls.list.address"),
                        t.apply("calls.list.language"),
                        t.apply("calls.list.why"),
                        t.apply("calls.list.date"),
                        t.apply("agenda.centre"),
                        t.apply("shifts.service"),
                        t.apply("centres.state"),
                        t.apply("calls.list.note.label")),
                Set.of("plan"),
                row -> {
                    int offset = 0;
                    List<Entry> some;
                    do {
                        some = calls.list(actor.get(), plan, offset, EXPORTED);
                        some.forEach(each -> row.accept(row(each, t, label)));
                        offset += EXPORTED;
                    } while (some.size() == EXPORTED);
                });
    }

    private static List<Object> row(Entry each, UnaryOperator<String> t, Function<Enum<?>, String> label) {
        Call last = each.last();
        String phone = Objects.requireNonNullElse(each.phone(), "");
        return List.of(
                each.caseNumber(),
                each.name(),
                phone.startsWith("+") ? "00" + phone.substring(1) : phone,
                Objects.requireNonNullElse(each.email(), ""),
                each.address(),
                each.language(),
                label.apply(each.why()),
                Dates.stamp(each.start(), each.zone()),
                each.centre(),
                each.service(),
                last == null ? t.apply("calls.list.open") : label.apply(last.mark()),
                last == null ? "" : last.note());
    }
}
