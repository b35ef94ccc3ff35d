@NullMarked
package io.streambus.resources.objects;

import org.jspecify.annotations.NullMarked;
