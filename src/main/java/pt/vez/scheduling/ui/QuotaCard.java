package pt.vez.scheduling.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import pt.vez.identity.CurrentActor;
import pt.vez.scheduling.Centre;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.QuotaShare;
import pt.vez.shared.DomainException;
import pt.vez.shared.InvalidInput;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.FormErrors;
import pt.vez.shell.FormMerge;
import pt.vez.shell.Notice;
import pt.vez.shell.Variant;

/** Shares kept for the counter and for the reserve, for what is published next. */
class QuotaCard extends Card {
    private static final int MOST = 50;

    private final Div notices = new Div();

    QuotaCard(CurrentActor current, Centres centres, Centre centre) {
        QuotaShare share = centres.quota(centre.id());
        IntegerField assisted = field("quota.assisted", share.assistedPercent());
        IntegerField reserve = field("quota.reserve", share.reservePercent());
        var merge = new FormMerge<>(share)
                .field(assisted.getLabel(), assisted, QuotaShare::assistedPercent, String::valueOf)
                .field(reserve.getLabel(), reserve, QuotaShare::reservePercent, String::valueOf);
        var errors = new FormErrors()
                .at(assisted, "quota.assisted.invalid")
                .at(reserve, "quota.reserve.invalid", "quota.invalid");
        var save = Actions.secondary(getTranslation("form.save"), click -> {
            notices.removeAll();
            try {
                errors.start();
                Integer counter = errors.check(assisted, () -> percent(assisted, "quota.assisted.invalid"));
                Integer kept = errors.check(reserve, () -> percent(reserve, "quota.reserve.invalid"));
                if (!errors.isClean() || counter == null || kept == null) {
                    return;
                }
                var wanted = new QuotaShare(counter, kept);
                errors.passes(() -> {
                    if (merge.save(
                            () -> centres.shareOut(current.get(), centre.id(), merge.seen(), wanted),
                            () -> centres.quota(centre.id()),
                            notices::add)) {
                        merge.saved(wanted);
                        notices.add(new Notice(Variant.SUCCESS, getTranslation("quota.saved")).focused());
                    }
                });
            } catch (DomainException e) {
                notices.add(new Notice(
                                Variant.DANGER, getTranslation(e.key(), e.args().toArray()))
                        .focused());
            }
        });
        add(
                new H2(getTranslation("quota.title")),
                new Paragraph(getTranslation("quota.text")),
                errors,
                notices,
                ShiftFormatter.row(assisted, reserve),
                Actions.row(save));
    }

    private IntegerField field(String key, int value) {
        var field = new IntegerField(getTranslation(key));
        field.setValue(value);
        return field;
    }

    private static int percent(IntegerField field, String key) {
        Integer value = field.getValue();
        if (value == null || value < 0 || value > MOST) {
            throw new InvalidInput(key);
        }
        return value;
    }
}
