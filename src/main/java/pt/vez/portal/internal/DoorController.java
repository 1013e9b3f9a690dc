package pt.vez.portal.internal;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import pt.vez.identity.Accounts;
import pt.vez.identity.CurrentActor;
import pt.vez.identity.SignIn;
import pt.vez.identity.SignIn.SignedInAs;
import pt.vez.identity.SignedIn;
import pt.vez.platform.ClientAddress;
import pt.vez.platform.Languages;
import pt.vez.platform.Texts;
import pt.vez.platform.VezSettings;
import pt.vez.shared.Actor;
import pt.vez.shared.DomainException;
import pt.vez.shared.Email;

/** Landing and sign-in: plain pages that work without script, cost no session and weigh next to nothing. */
@Controller
class DoorController {
    private static final String PENDING = "vez-signin";
    private final SignIn signIn;
    private final Accounts accounts;
    private final CurrentActor current;
    private final Texts texts;
    private final VezSettings settings;
    private final String build;
    private final HttpSessionSecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

    DoorController(
            SignIn signIn,
            Accounts accounts,
            CurrentActor current,
            Texts texts,
            VezSettings settings,
            ObjectProvider<BuildProperties> build) {
        this.signIn = signIn;
        this.accounts = accounts;
        this.current = current;
        this.texts = texts;
        this.settings = settings;
        var properties = build.getIfAvailable();
        var made = properties == null ? null : properties.getTime();
        this.build = made == null ? "0" : Long.toHexString(made.toEpochMilli());
    }

    @ModelAttribute
    void everyPage(Model model, Locale locale) {
        boolean portuguese = "pt".equals(locale.getLanguage());
        model.addAttribute("language", portuguese ? "pt-PT" : "en");
        model.addAttribute("other", portuguese ? "en" : "pt-PT");
        model.addAttribute("build", build);
        model.addAttribute("demonstration", settings.demonstration());
    }

    @GetMapping(LightPages.LANDING)
    String landing() {
        return current.find().isPresent() ? "redirect:/home" : "door/landing";
    }

    @GetMapping("/privacy")
    String privacy() {
        return "door/privacy";
    }

    @GetMapping("/signed-out")
    String signedOut() {
        return "door/signed-out";
    }

    @GetMapping("/offline")
    String offline() {
        return "door/offline";
    }

    @GetMapping("/sign-in")
    String ask(@RequestParam(defaultValue = "") String to, Model model) {
        if (current.find().isPresent()) {
            return "redirect:" + local(to);
        }
        model.addAttribute("to", local(to));
        model.addAttribute("email", "");
        model.addAttribute("expired", !to.isBlank());
        return "door/sign-in";
    }

    @PostMapping("/sign-in")
    String send(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String to,
            Locale locale,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            UUID pending = signIn.request(
                    Email.of(email),
                    Languages.of(locale.toLanguageTag()).toLanguageTag(),
                    local(to),
                    ClientAddress.network(request));
            response.addCookie(cookie(pending.toString(), (int) SignIn.TERM.toSeconds(), request));
            return "redirect:/sign-in/code";
        } catch (DomainException e) {
            model.addAttribute("problem", texts.get(locale, e));
            model.addAttribute("email", email);
            model.addAttribute("to", local(to));
            model.addAttribute("expired", false);
            return "door/sign-in";
        }
    }

    @GetMapping("/sign-in/code")
    String code(@CookieValue(name = PENDING, defaultValue = "") String pending) {
        return pending.isEmpty() ? "redirect:/sign-in" : "door/code";
    }

    @PostMapping("/sign-in/code")
    String code(
            @CookieValue(name = PENDING, defaultValue = "") String pending,
            @RequestParam(defaultValue = "") String code,
            Locale locale,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            return enter(signIn.byCode(uuid(pending), code), request, response);
        } catch (DomainException e) {
            model.addAttribute("problem", texts.get(locale, e));
            return "door/code";
        }
    }

    /** Looking at the link uses nothing up, because mail scanners look too; the button on the page signs in. */
    @GetMapping("/sign-in/link/{token}")
    String link(@PathVariable String token, Model model) {
        model.addAttribute("token", token);
        model.addAttribute("open", signIn.isOpen(token));
        return "door/link";
    }

    @PostMapping("/sign-in/link")
    String link(
            @RequestParam String token,
            Locale locale,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            return enter(signIn.byLink(token), request, response);
        } catch (DomainException e) {
            model.addAttribute("open", false);
            model.addAttribute("problem", texts.get(locale, e));
            return "door/link";
        }
    }

    private String enter(SignedInAs person, HttpServletRequest request, HttpServletResponse response) {
        Actor actor = accounts.actor(person.accountId(), null).orElseThrow();
        var authorities = actor.roles().stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .toList();
        var authentication =
                UsernamePasswordAuthenticationToken.authenticated(new SignedIn(person.accountId()), null, authorities);
        var old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        request.getSession(true);
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
        response.addCookie(cookie("", 0, request));
        return "redirect:" + local(person.returnTo());
    }

    @GetMapping(path = "/manifest.webmanifest", produces = "application/manifest+json")
    @ResponseBody
    String manifest(Locale locale) {
        return """
                {"name":"Vez","short_name":"Vez","description":"%s","lang":"%s","id":"/","start_url":"/home","scope":"/",
                "display":"standalone","background_color":"#f7f5f0","theme_color":"#0a5a66","icons":[
                {"src":"/icons/vez.svg","sizes":"any","type":"image/svg+xml"},
                {"src":"/icons/vez-192.png","sizes":"192x192","type":"image/png"},
                {"src":"/icons/vez-512.png","sizes":"512x512","type":"image/png"},
                {"src":"/icons/vez-maskable-512.png","sizes":"512x512","type":"image/png","purpose":"maskable"}]}
                """.formatted(texts.get(locale, "door.tagline"), locale.toLanguageTag());
    }

    @GetMapping(path = "/robots.txt", produces = MediaType.TEXT_PLAIN_VALUE)
    @ResponseBody
    String robots() {
        return "User-agent: *\nDisallow: /sign-in/\n";
    }

    private static Cookie cookie(String value, int seconds, HttpServletRequest request) {
        var cookie = new Cookie(PENDING, value);
        cookie.setPath("/sign-in");
        cookie.setMaxAge(seconds);
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return new UUID(0, 0);
        }
    }

    /** Only paths of this product; anything else, also another host written as a path, becomes the home screen. */
    private static String local(@Nullable String path) {
        boolean ours = path != null
                && path.length() < 300
                && path.matches("/[A-Za-z0-9][A-Za-z0-9/_-]*")
                && Arrays.stream(new String[] {"/sign-in", "/signed-out"}).noneMatch(path::startsWith);
        return ours ? java.util.Objects.requireNonNull(path) : "/home";
    }
}
