package pt.vez.casework.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;
import pt.vez.calendar.Municipalities;
import pt.vez.calendar.Municipalities.Municipality;
import pt.vez.casework.CaseView;
import pt.vez.people.ApplicantData;
import pt.vez.platform.Dates;
import pt.vez.platform.Languages;
import pt.vez.shared.Phone;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Countries;
import pt.vez.shell.LabelledValues;

/** What the register knows about the person, and the way to correct it. */
class PersonCard extends Composite<Card> {
    private final LabelledValues labelledValues = new LabelledValues();

    /** @param own whether the person looks at it themselves */
    PersonCard(CaseView view, Municipalities municipalities, boolean own) {
        ApplicantData data = view.applicant();
        labelledValues.fact(getTranslation("person.name"), data.name());
        if (data.nativeName() != null) {
            var inOwnScript = new Span(data.nativeName());
            inOwnScript.addClassName("native-name");
            inOwnScript.getElement().setAttribute("dir", "auto");
            labelledValues.fact(getTranslation("person.nativeName.fact"), inOwnScript);
        }
        labelledValues
                .fact(getTranslation("person.birth"), BirthDateFormatter.full(data.birth(), this, getLocale()))
                .fact(getTranslation("person.nationality"), Countries.name(data.nationality(), getLocale()));
        optional("person.passport", data.passportNumber());
        optional(
                "person.passport.expires",
                data.passportExpires() == null ? null : Dates.full(data.passportExpires(), getLocale()));
        optional("person.nif", data.nif());
        optional("person.niss", data.niss());
        optional("newcase.representative", view.relations().representative());
        optional("newcase.sponsor", view.relations().sponsor());
        optional("person.phone", data.phone() == null ? null : new Phone(data.phone()).display());
        optional("person.email", data.email());
        optional("correct.address", data.address());
        labelledValues
                .fact(getTranslation("person.municipality"), municipality(municipalities, data.municipality()))
                .fact(
                        getTranslation("person.language"),
                        Languages.of(data.language()).equals(Languages.PORTUGUESE) ? "Português" : "English");
        getContent()
                .add(
                        new H2(getTranslation("case.person")),
                        labelledValues,
                        Actions.row(Actions.secondaryLink(
                                getTranslation(own ? "case.correct" : "case.correct.of"), "case/correct")));
    }

    private void optional(String key, @Nullable String value) {
        if (value != null) {
            labelledValues.fact(getTranslation(key), value);
        }
    }

    private Div municipality(Municipalities municipalities, @Nullable String code) {
        var town = new Span(municipalities
                .find(code)
                .map(Municipality::name)
                .orElseGet(() -> getTranslation("case.municipality.none")));
        var why = new Paragraph(getTranslation("case.municipality.why"));
        why.addClassName("muted");
        return new Div(town, why);
    }
}
