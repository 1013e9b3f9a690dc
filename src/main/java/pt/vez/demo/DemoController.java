package pt.vez.demo;

import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import pt.vez.platform.PublicPageAttributes;

/** What a visitor of the demonstration needs: who can sign in, and the mail they get. */
@Controller
@Profile("demonstration")
class DemoController {
    private final DemoPeople people;
    private final ObjectProvider<MailCatcher> catcher;
    private final PublicPageAttributes attributes;

    DemoController(DemoPeople people, ObjectProvider<MailCatcher> catcher, PublicPageAttributes attributes) {
        this.people = people;
        this.catcher = catcher;
        this.attributes = attributes;
    }

    @ModelAttribute
    void everyPage(Model model, Locale locale) {
        model.addAllAttributes(attributes.of(locale));
    }

    @GetMapping("/demo")
    String who(Model model) {
        model.addAttribute("people", people.all());
        model.addAttribute("claimable", people.claimable());
        model.addAttribute("invitations", people.invitations());
        model.addAttribute("centres", people.centres());
        return "demo/people";
    }

    @GetMapping("/demo/mail")
    String mail(@RequestParam(defaultValue = "") String to, Model model) {
        var server = catcher.getIfAvailable();
        model.addAttribute("external", server == null);
        model.addAttribute(
                "mails", server == null ? List.of() : to.isBlank() ? server.caught() : server.caughtFor(to.strip()));
        model.addAttribute("to", to);
        return "demo/mail";
    }
}
