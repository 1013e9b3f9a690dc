package pt.vez.portal.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pt.vez.identity.CurrentActor;
import pt.vez.identity.SignIn;
import pt.vez.identity.SignIn.Asking;
import pt.vez.identity.SignIn.SignedInAs;
import pt.vez.identity.SignInContact;
import pt.vez.identity.WorkNeeded;
import pt.vez.invitations.ProofOfWork;
import pt.vez.platform.ClientAddress;
import pt.vez.platform.Languages;
import pt.vez.platform.Texts;
import pt.vez.platform.VezSettings;
import pt.vez.shared.DomainException;
import pt.vez.shared.InvalidInput;

/** Sign-in: plain pages that work without script and cost no session until the code or link is right. */
@Controller
class SignInController {
    /** Holds what the browser types its codes against; kept for a day, so that a late code is known as one. */
    private static final String BROWSER = "vez-signin";

    private static final Duration BROWSER_KEPT = Duration.ofDays(1);
    /** Marks a browser an account signed in with before. */
    private static final String DEVICE = "vez-device";

    private static final Duration DEVICE_KEPT = Duration.ofDays(400);
    private final SignIn signIn;
    private final SignedInSessions sessions;
    private final CurrentActor current;
    private final ProofOfWork proof;
    private final PublicPageModel publicPage;
    private final Texts texts;
    private final VezSettings settings;
    private final SecureCookies cookies;

    SignInController(
            SignIn signIn,
            SignedInSessions sessions,
            CurrentActor current,
            ProofOfWork proof,
            PublicPageModel publicPage,
            Texts texts,
            VezSettings settings,
            SecureCookies cookies) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.current = current;
        this.proof = proof;
        this.publicPage = publicPage;
        this.texts = texts;
        this.settings = settings;
        this.cookies = cookies;
    }

    /** What the browser brought. */
    private record Browser(String pending, String device, String network) {}

    @ModelAttribute
    void everyPage(Model model, Locale locale) {
        publicPage.fill(model, locale);
        model.addAttribute("sms", !settings.smsGateway().isBlank());
    }

    @GetMapping("/sign-in")
    String ask(
            @RequestParam(defaultValue = "") String to,
            @RequestParam @Nullable String expired,
            Model model,
            HttpServletRequest request) {
        if (current.find().isPresent()) {
            return "redirect:" + local(to);
        }
        model.addAttribute("expired", expired != null);
        String typed = signIn.contactOf(cookies.read(BROWSER, request))
                .map(SignInContact::display)
                .orElse("");
        return form(typed, to, signIn.isWorkNeeded(ClientAddress.network(request)), model);
    }

    private static String form(String typed, String to, boolean work, Model model) {
        model.addAttribute("email", typed);
        model.addAttribute("to", local(to));
        model.addAttribute("work", work);
        return "public/sign-in";
    }

    @PostMapping("/sign-in")
    String send(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String altcha,
            @RequestParam(defaultValue = "") String lane,
            Locale locale,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        String network = ClientAddress.network(request);
        String about = "sign-in/" + email;
        boolean worked = proof.isDone(altcha, network) || proof.secondsLeft(lane, about, network) == 0;
        try {
            String pending = cookies.read(BROWSER, request);
            String browser = pending.isBlank() ? signIn.newBrowser() : pending;
            signIn.request(new Asking(
                    contact(email),
                    Languages.of(locale.toLanguageTag()).toLanguageTag(),
                    local(to),
                    network,
                    browser,
                    cookies.read(DEVICE, request),
                    worked));
            response.addCookie(cookies.of(BROWSER, browser, BROWSER_KEPT));
            return "redirect:/sign-in/code";
        } catch (WorkNeeded e) {
            // A script does the work unnoticed and sends again; without one a short wait takes its place.
            long left = proof.secondsLeft(lane, about, network);
            model.addAttribute("lane", left < 0 ? proof.slowTicket(about, network) : lane);
            model.addAttribute("again", altcha.isBlank());
            model.addAttribute("seconds", left < 0 ? ProofOfWork.SLOW.toSeconds() : left);
            return form(email, to, true, model);
        } catch (DomainException e) {
            model.addAttribute("problem", texts.get(locale, e));
            return form(email, to, signIn.isWorkNeeded(network), model);
        }
    }

    private SignInContact contact(String typed) {
        SignInContact contact = SignInContact.of(typed);
        if (contact.isPhone() && settings.smsGateway().isBlank()) {
            throw new InvalidInput("signin.sms.off");
        }
        return contact;
    }

    @GetMapping("/sign-in/code")
    String code(Model model, HttpServletRequest request) {
        String pending = cookies.read(BROWSER, request);
        return pending.isEmpty() ? "redirect:/sign-in" : typing(pending, "", model);
    }

    private String typing(String pending, String typed, Model model) {
        signIn.contactOf(pending).ifPresent(contact -> {
            model.addAttribute("contact", contact.display());
            model.addAttribute("phone", contact.isPhone());
        });
        model.addAttribute("typed", typed);
        return "public/code";
    }

    @PostMapping("/sign-in/code")
    String code(
            @RequestParam(defaultValue = "") String code,
            Locale locale,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        String pending = cookies.read(BROWSER, request);
        try {
            return enter(signIn.byCode(pending, code, cookies.read(DEVICE, request)), request, response);
        } catch (DomainException e) {
            model.addAttribute("problem", texts.get(locale, e));
            return typing(pending, code, model);
        }
    }

    /** Looking at the link uses nothing up, because mail scanners look too; the button on the page signs in. */
    @GetMapping("/sign-in/link/{token}")
    String link(@PathVariable String token, Model model) {
        model.addAttribute("token", token);
        model.addAttribute("open", signIn.isOpen(token));
        return "public/link";
    }

    @PostMapping("/sign-in/link")
    String link(
            @RequestParam String token,
            Locale locale,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            return enter(signIn.byLink(token, cookies.read(DEVICE, request)), request, response);
        } catch (DomainException e) {
            model.addAttribute("open", false);
            model.addAttribute("problem", texts.get(locale, e));
            return "public/link";
        }
    }

    private String enter(SignedInAs person, HttpServletRequest request, HttpServletResponse response) {
        sessions.begin(person.accountId(), request, response);
        response.addCookie(cookies.of(BROWSER, "", Duration.ZERO));
        response.addCookie(cookies.of(DEVICE, person.device(), DEVICE_KEPT));
        return "redirect:" + local(person.returnTo());
    }

    /** Only paths of this product; anything else, also another host written as a path, becomes the home screen. */
    private static String local(@Nullable String path) {
        boolean ours = path != null
                && path.length() < 300
                && path.matches("/[A-Za-z0-9][A-Za-z0-9/_-]*(?:\\?[A-Za-z0-9=&%._~+,:-]*)?")
                && Stream.of("/sign-in", "/signed-out").noneMatch(path::startsWith);
        return ours ? Objects.requireNonNull(path) : "/home";
    }
}
