/** Leads from StatefulSets that others created to StreamBusClusters. */
@NullMarked
package io.streambus.app.adopt;

import org.jspecify.annotations.NullMarked;
