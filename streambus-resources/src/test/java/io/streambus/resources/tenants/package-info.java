@NullMarked
package io.streambus.resources.tenants;

import org.jspecify.annotations.NullMarked;
