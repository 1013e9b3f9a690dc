package pt.vez.portal.internal;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Two filter chains: public pages without a session, and the application behind sign-in. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    private static final Duration LONGEST_SESSION = Duration.ofHours(8);
    /** Nothing from elsewhere, nothing inline. */
    static final String STRICT = "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self';"
            + " connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none';"
            + " frame-ancestors 'none'";

    /** Accounts sign in by mail; there are no passwords to look up. */
    @Bean
    UserDetailsService nobodyHasAPassword() {
        return name -> {
            throw new UsernameNotFoundException("no passwords here");
        };
    }

    @Bean
    @Order(1)
    SecurityFilterChain lightChain(HttpSecurity http, PublicPages pages, SecureCookies cookies) throws Exception {
        http.securityMatcher(pages)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(cache -> cache.disable())
                .csrf(csrf -> csrf.csrfTokenRepository(cookies.tokens())
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler()))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(STRICT))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                        .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                        .crossOriginResourcePolicy(resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN)));
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain applicationChain(
            HttpSecurity http, VisitFiles files, Clock clock, ObjectProvider<RequestMappingHandlerMapping> plain)
            throws Exception {
        http.authorizeHttpRequests(requests -> requests.requestMatchers(
                        "/papers/**", "/intake/**", "/visit/standing", "/visit/file", "/live")
                .authenticated());
        http.with(
                VaadinSecurityConfigurer.vaadin(),
                vaadin -> vaadin.loginView("/sign-in")
                        .enableRequestCacheConfiguration(false)
                        .enableExceptionHandlingConfiguration(false)
                        .enableLogoutConfiguration(false));
        http.requestCache(cache -> cache.disable());
        http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER));
        http.exceptionHandling(problems -> problems.authenticationEntryPoint((request, response, problem) ->
                response.sendRedirect(signIn(request, request.getRequestedSessionId() != null))));
        // ContentPolicy writes the others, also of what the framework keeps out of this chain.
        http.headers(headers -> headers.frameOptions(frame -> frame.deny()));
        http.addFilterBefore(new AbsoluteLifetime(clock), AuthorizationFilter.class);
        http.addFilterBefore(new ApplicationAddresses(plain), AuthorizationFilter.class);
        http.addFilterBefore(files, AuthorizationFilter.class);
        return http.build();
    }

    /**
     * Where a request that needs a sign-in is sent, with the way back: the whole address, what a mail asked for
     * included.
     *
     * @param expired whether there was a session, so that the page may say that it is over
     */
    static String signIn(HttpServletRequest request, boolean expired) {
        String query = request.getQueryString();
        boolean page = request.getMethod().equals("GET") && request.getParameter(PublicPages.PROTOCOL) == null;
        String to = page ? request.getRequestURI() + (query == null ? "" : "?" + query) : "";
        return "/sign-in?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8) + (expired ? "&expired=" : "");
    }

    /** A heartbeat keeps a session alive for ever; this ends it after a working day. */
    private static final class AbsoluteLifetime extends OncePerRequestFilter {
        private final Clock clock;

        AbsoluteLifetime(Clock clock) {
            this.clock = clock;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            var session = request.getSession(false);
            if (session != null
                    && Instant.ofEpochMilli(session.getCreationTime())
                            .plus(LONGEST_SESSION)
                            .isBefore(clock.instant())) {
                session.invalidate();
                response.sendRedirect(signIn(request, true));
                return;
            }
            chain.doFilter(request, response);
        }
    }
}
