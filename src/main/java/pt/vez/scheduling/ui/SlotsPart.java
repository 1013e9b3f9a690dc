package pt.vez.scheduling.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import pt.vez.identity.CurrentActor;
import pt.vez.platform.Dates;
import pt.vez.scheduling.Centre;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.Publishing;
import pt.vez.scheduling.QuotaShare;
import pt.vez.shared.DomainException;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.FormMerge;
import pt.vez.shell.Notice;
import pt.vez.shell.Pickers;
import pt.vez.shell.Table;
import pt.vez.shell.Tone;

/** Publishing: the shifts of a range of days become slots, after a look at what that makes. */
class SlotsPart extends Composite<Div> {
    private final CurrentActor current;
    private final Centres centres;
    private final Publishing publishing;
    private final Centre centre;
    private final Div result = new Div();

    SlotsPart(CurrentActor current, Centres centres, Publishing publishing, Centre centre, Clock clock) {
        this.current = current;
        this.centres = centres;
        this.publishing = publishing;
        this.centre = centre;
        LocalDate today = LocalDate.now(clock.withZone(centre.data().zone()));
        var from = Pickers.date(getTranslation("publish.from"), getLocale());
        from.setValue(today.plusDays(1));
        from.setMin(today);
        var to = Pickers.date(getTranslation("publish.to"), getLocale());
        to.setValue(today.plusDays(28));
        var range = new Div(from, to);
        range.addClassName("form-row");
        var look = Actions.secondary(getTranslation("publish.preview"), click -> {
            if (from.getValue() != null && to.getValue() != null) {
                preview(from.getValue(), to.getValue());
            } else {
                show(new Notice(Tone.DANGER, getTranslation("field.date.incomplete")).focused());
            }
        });
        result.addClassName("screen");
        getContent().addClassName("screen");
        getContent()
                .add(
                        new Card(new Paragraph(getTranslation("publish.lead")), range, Actions.row(look)),
                        result,
                        quota());
    }

    /** Shares kept for the counter and for the reserve, for what is published next. */
    private Card quota() {
        QuotaShare share = centres.quota(centre.id());
        var notices = new Div();
        var assisted = new IntegerField(getTranslation("quota.assisted"));
        assisted.setValue(share.assistedPercent());
        var reserve = new IntegerField(getTranslation("quota.reserve"));
        reserve.setValue(share.reservePercent());
        var fields = new Div(assisted, reserve);
        fields.addClassName("form-row");
        var merge = new FormMerge<>(share)
                .field(assisted.getLabel(), assisted, QuotaShare::assistedPercent, String::valueOf)
                .field(reserve.getLabel(), reserve, QuotaShare::reservePercent, String::valueOf);
        var save = Actions.secondary(getTranslation("form.save"), click -> {
            notices.removeAll();
            var wanted = new QuotaShare(
                    assisted.getValue() == null ? -1 : assisted.getValue(),
                    reserve.getValue() == null ? -1 : reserve.getValue());
            try {
                if (merge.save(
                        () -> centres.shareOut(current.get(), centre.id(), merge.seen(), wanted),
                        () -> centres.quota(centre.id()),
                        notices::add)) {
                    merge.saved(wanted);
                    notices.add(new Notice(Tone.SUCCESS, getTranslation("form.saved")).focused());
                }
            } catch (DomainException e) {
                notices.add(
                        new Notice(Tone.DANGER, getTranslation(e.key(), e.args().toArray())).focused());
            }
        });
        return Card.titled(
                getTranslation("quota.title"),
                new Paragraph(getTranslation("quota.text")),
                notices,
                fields,
                Actions.row(save));
    }

    private void show(com.vaadin.flow.component.Component... components) {
        result.removeAll();
        result.add(components);
    }

    private void preview(LocalDate from, LocalDate to) {
        try {
            List<Publishing.Day> days = publishing.preview(current.get(), centre.id(), from, to);
            int added = days.stream().mapToInt(Publishing.Day::added).sum();
            int removed = days.stream().mapToInt(Publishing.Day::removed).sum();
            int kept = days.stream().mapToInt(Publishing.Day::keptBooked).sum();
            var title = new H2(getTranslation("publish.sum", added, removed));
            var publish = Actions.once(getTranslation("publish.go"), () -> publish(from, to));
            show(title);
            if (kept > 0) {
                result.add(new Notice(Tone.ATTENTION, getTranslation("publish.kept", kept)));
            }
            if (added + removed > 0) {
                result.add(Actions.row(publish));
            } else {
                result.add(new Paragraph(getTranslation("publish.nothing")));
            }
            result.add(table(days));
        } catch (DomainException e) {
            show(new Notice(Tone.DANGER, getTranslation(e.key(), e.args().toArray())).focused());
        }
    }

    private Table table(List<Publishing.Day> days) {
        var table = new Table(
                getTranslation("publish.days"),
                getTranslation("shifts.date"),
                getTranslation("publish.seats"),
                getTranslation("publish.added"),
                getTranslation("publish.removed"),
                getTranslation("publish.booked"),
                getTranslation("publish.note"));
        for (Publishing.Day day : days) {
            table.row(
                    Dates.day(day.date(), getLocale()),
                    day.seats(),
                    day.added(),
                    day.removed(),
                    day.keptBooked(),
                    day.reason().equals("holiday") ? getTranslation("publish.holiday") : day.reason());
        }
        return table;
    }

    private void publish(LocalDate from, LocalDate to) {
        try {
            List<Publishing.Day> days = publishing.publish(current.get(), centre.id(), from, to);
            int added = days.stream().mapToInt(Publishing.Day::added).sum();
            show(
                    new Notice(Tone.SUCCESS, getTranslation("publish.done", added)).focused(),
                    Actions.row(Actions.secondaryLink(
                            getTranslation("publish.agenda"),
                            "agenda?centre=" + centre.id().value() + "&day=" + from)));
        } catch (DomainException e) {
            show(new Notice(Tone.DANGER, getTranslation(e.key(), e.args().toArray())).focused());
        }
    }
}
