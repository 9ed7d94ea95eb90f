package dev.vigia.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;

/** The page around the application: its styles and icon. Colours follow the system unless the reader chooses. */
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("vigia.css")
@ColorScheme(ColorScheme.Value.SYSTEM)
public final class AppShell implements AppShellConfigurator {
    @Override
    public void configurePage(AppShellSettings settings) {
        settings.setPageTitle("Vigia");
        settings.addLink("icon", "favicon.svg");
        settings.addMetaTag("description", "The health of machine-learning models in production");
    }
}
