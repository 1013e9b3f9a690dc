package pt.vez.casework.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pt.vez.calendar.Municipalities;
import pt.vez.calendar.Municipalities.Municipality;
import pt.vez.casework.NewCase;
import pt.vez.casework.Procedures;
import pt.vez.people.ApplicantData;
import pt.vez.platform.Dates;
import pt.vez.platform.Languages;
import pt.vez.shared.Phone;
import pt.vez.shell.Card;
import pt.vez.shell.Countries;
import pt.vez.shell.LabelledValues;

/** What was answered in a {@link PersonForm}, as it would be stored, each with the way back to its field. */
public class PersonCheck extends Composite<Card> {
    private final LabelledValues labelledValues = new LabelledValues();
    private final Function<String, Component> change;

    /** @param change makes the way back to the field of the form that is kept under the key given */
    public PersonCheck(
            NewCase command, Procedures procedures, Municipalities municipalities, Function<String, Component> change) {
        this.change = change;
        labelledValues.addClassName("answers");
        ApplicantData data = command.applicant();
        answer(
                "procedure",
                "newcase.procedure",
                procedures.get(command.procedureCode()).name().in(getLocale()));
        if (FamilyFields.asksSponsor(command.procedureCode())) {
            answer("sponsor", "newcase.sponsor", command.relations().sponsor());
        }
        answer("name", "person.name", data.name());
        answer("nativeName", "person.nativeName.fact", data.nativeName());
        answer("birth", "person.birth", BirthDateFormatter.full(data.birth(), this, getLocale()));
        if (command.relations().representative() != null) {
            answer(
                    "representative",
                    "newcase.representative",
                    command.relations().representative());
        }
        passport(data);
        contact(data, municipalities);
        answer("nif", "person.nif", data.nif());
        answer("niss", "person.niss", data.niss());
        getContent().add(labelledValues);
    }

    private void passport(ApplicantData data) {
        answer("nationality", "person.nationality", Countries.name(data.nationality(), getLocale()));
        answer("passport", "person.passport", data.passportNumber());
        answer(
                "passportExpires",
                "person.passport.expires",
                data.passportExpires() == null ? null : Dates.full(data.passportExpires(), getLocale()));
    }

    private void contact(ApplicantData data, Municipalities municipalities) {
        answer("phone", "person.phone", data.phone() == null ? null : new Phone(data.phone()).display());
        answer("email", "person.email", data.email());
        answer(
                "municipality",
                "person.municipality",
                municipalities.find(data.municipality()).map(Municipality::name).orElse(null));
        answer(
                "language",
                "person.language",
                Languages.of(data.language()).equals(Languages.PORTUGUESE) ? "Português" : "English");
    }

    private void answer(String field, String label, @Nullable String value) {
        String name = getTranslation(label);
        if (value == null) {
            var none = new Paragraph(getTranslation("newcase.check.none"));
            none.addClassName("muted");
            labelledValues.fact(name, none);
        } else {
            var text = new Span(value);
            text.getElement().setAttribute("dir", "auto");
            labelledValues.fact(name, text);
        }
        Component way = change.apply(field);
        way.getElement().setAttribute("aria-label", getTranslation("newcase.check.change") + ": " + name);
        labelledValues.add(new Description(way));
    }
}
