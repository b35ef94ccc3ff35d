/** Retention of the pod template across operator upgrades. */
@NullMarked
package io.streambus.resources.podtemplate;

import org.jspecify.annotations.NullMarked;
