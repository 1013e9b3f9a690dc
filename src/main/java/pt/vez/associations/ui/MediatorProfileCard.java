package pt.vez.associations.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Set;
import java.util.stream.Collectors;
import pt.vez.associations.MediatorLanguage;
import pt.vez.associations.MediatorProfile;
import pt.vez.associations.MediatorProfiles;
import pt.vez.identity.CurrentActor;
import pt.vez.shared.Phone;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.FormErrors;
import pt.vez.shell.FormMerge;
import pt.vez.shell.Notice;
import pt.vez.shell.Variant;

/** A mediator's own telephone and languages, which their coordinator sees. */
public class MediatorProfileCard extends Composite<Card> {
    private final CurrentActor current;
    private final MediatorProfiles profiles;

    public MediatorProfileCard(CurrentActor current, MediatorProfiles profiles) {
        this.current = current;
        this.profiles = profiles;
        show(false);
    }

    private void show(boolean saved) {
        getContent().removeAll();
        var notices = new Div();
        var errors = new FormErrors();
        var phone = new TextField(getTranslation("person.phone"));
        phone.setMaxLength(30);
        phone.getElement().setAttribute("inputmode", "tel");
        var languages = new CheckboxGroup<MediatorLanguage>();
        languages.setLabel(getTranslation("apply.languages"));
        languages.setItems(MediatorLanguage.values());
        languages.setItemLabelGenerator(each -> getTranslation("enum.MediatorLanguage." + each.name()));
        var merge = new FormMerge<>(profiles.own(current.get()))
                .text(phone.getLabel(), phone, seen -> seen.phone() == null ? "" : seen.phone())
                .field(languages.getLabel(), languages, MediatorProfile::languages, this::names)
                .fill();
        if (saved) {
            notices.add(new Notice(Variant.SUCCESS, getTranslation("profile.saved")).focused());
        }
        var form = new Div(errors, phone, languages);
        form.addClassName("form");
        form.add(Actions.row(Actions.once(getTranslation("profile.save"), () -> {
            errors.start();
            String number = errors.check(
                    phone,
                    () -> phone.isEmpty() ? "" : Phone.of(phone.getValue()).value());
            if (errors.isClean() && number != null) {
                var wanted = new MediatorProfile(number.isEmpty() ? null : number, languages.getValue());
                notices.removeAll();
                if (merge.save(
                        () -> profiles.change(current.get(), merge.seen(), wanted),
                        () -> profiles.own(current.get()),
                        notices::add)) {
                    show(true);
                }
            }
        })));
        getContent()
                .add(
                        new H2(getTranslation("profile.title")),
                        new Paragraph(getTranslation("profile.text")),
                        notices,
                        form,
                        Actions.row(Actions.secondaryLink(getTranslation("rota.times.title"), "rota/times")));
    }

    private String names(Set<MediatorLanguage> chosen) {
        return chosen.stream()
                .sorted()
                .map(each -> getTranslation("enum.MediatorLanguage." + each.name()))
                .collect(Collectors.joining(", "));
    }
}
