package pt.vez.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.textfield.TextField;
import org.junit.jupiter.api.Test;

/** What happens to a form when another writer saved first. */
class FormMergeTest {
    private record Address(String street, String phone, String city) {}

    private final TextField street = new TextField();
    private final TextField phone = new TextField();
    private final TextField city = new TextField();
    private final FormMerge<Address> merge = new FormMerge<>(new Address("Rua Um", "21", "Lisboa"))
            .text("Street", street, Address::street)
            .text("Phone", phone, Address::phone)
            .text("City", city, Address::city)
            .fill();

    @Test
    void aFieldLeftAloneTakesTheNewerValue() {
        street.setValue("Rua Dois");
        assertThat(merge.rebase(new Address("Rua Um", "22", "Lisboa")))
                .containsExactly(new FormMerge.Change("Phone", "21", "22", false));
        assertThat(phone.getValue()).isEqualTo("22");
        assertThat(street.getValue()).isEqualTo("Rua Dois");
    }

    @Test
    void aFieldBothChangedKeepsWhatWasTypedAndSaysSo() {
        phone.setValue("23");
        assertThat(merge.rebase(new Address("Rua Um", "22", "Lisboa")))
                .containsExactly(new FormMerge.Change("Phone", "21", "22", true));
        assertThat(phone.getValue()).isEqualTo("23");
    }

    @Test
    void whatBothChangedAlikeIsNoConflict() {
        city.setValue("Porto");
        assertThat(merge.rebase(new Address("Rua Um", "21", "Porto")))
                .containsExactly(new FormMerge.Change("City", "Lisboa", "Porto", false));
        assertThat(city.getValue()).isEqualTo("Porto");
    }

    @Test
    void afterTheMergeTheNewerStateIsWhatThePersonHasSeen() {
        var newer = new Address("Rua Um", "22", "Lisboa");
        merge.rebase(newer);
        assertThat(merge.seen()).isEqualTo(newer);
        assertThat(merge.rebase(newer)).isEmpty();
    }
}
