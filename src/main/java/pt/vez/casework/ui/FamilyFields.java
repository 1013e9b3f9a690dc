package pt.vez.casework.ui;

import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pt.vez.casework.Relations;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.PartialDate;
import pt.vez.shell.DateParts;
import pt.vez.shell.DraftForm;

/**
 * The representative of a child, and the person whose family an applicant joins; each is asked only where it is
 * needed.
 */
class FamilyFields {
    private static final String FAMILY_REUNIFICATION = "RF";
    private final TextField representative = new TextField();
    private final TextField sponsor = new TextField();
    private final LocalDate today;

    FamilyFields(LocalDate today) {
        this.today = today;
    }

    /** Below the procedure. */
    void addSponsor(DraftForm form) {
        sponsor.setLabel(form.getTranslation("newcase.sponsor"));
        sponsor.setHelperText(form.getTranslation("newcase.sponsor.help"));
        sponsor.setMaxLength(Relations.LONGEST);
        sponsor.setVisible(false);
        form.text("sponsor", sponsor);
    }

    /** Below the birth date. */
    void addRepresentative(DraftForm form) {
        representative.setLabel(form.getTranslation("newcase.representative"));
        representative.setHelperText(form.getTranslation("newcase.representative.help"));
        representative.setMaxLength(Relations.LONGEST);
        representative.setVisible(false);
        form.text("representative", representative);
    }

    void procedure(@Nullable String code) {
        sponsor.setVisible(asksSponsor(code));
    }

    static boolean asksSponsor(@Nullable String procedure) {
        return FAMILY_REUNIFICATION.equals(procedure);
    }

    /** Shows and hides the representative as the birth date is typed. */
    void follow(DateParts birth) {
        birth.addValueChangeListener(change -> birth(typed(birth)));
        birth(typed(birth));
    }

    private static @Nullable PartialDate typed(DateParts birth) {
        try {
            return birth.readPartial();
        } catch (InvalidInput e) {
            return null;
        }
    }

    void birth(@Nullable PartialDate birth) {
        representative.setVisible(birth != null && !birth.earliest().isAfter(today) && Relations.isChild(birth, today));
    }

    /** What was typed in the fields that are shown; a representative that is missing is noted at its field. */
    Relations read(DraftForm form) {
        if (representative.isVisible()) {
            form.check(representative, () -> {
                if (representative.getValue().isBlank()) {
                    throw new InvalidInput("newcase.representative.missing");
                }
                return representative;
            });
        }
        return new Relations(
                representative.isVisible() ? DraftForm.optional(representative.getValue()) : null,
                sponsor.isVisible() ? DraftForm.optional(sponsor.getValue()) : null);
    }
}
