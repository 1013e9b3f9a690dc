package pt.vez.testbench;

import com.vaadin.flow.component.button.testbench.ButtonElement;
import com.vaadin.flow.component.textfield.testbench.TextFieldElement;
import com.vaadin.testbench.BrowserTest;
import com.vaadin.testbench.BrowserTestBase;

/** A claim typed through the element classes of the licensed tool; compiled by the profile, run by licence holders. */
class SignInJourneyIT extends BrowserTestBase {
    @BrowserTest
    void typesACaseNumber() {
        getDriver().get("http://localhost:8080/claim");
        $(TextFieldElement.class).first().setValue("7K4M-2QXP-C");
        $(ButtonElement.class).last().click();
    }
}
