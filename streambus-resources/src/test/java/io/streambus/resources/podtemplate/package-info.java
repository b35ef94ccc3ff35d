@NullMarked
package io.streambus.resources.podtemplate;

import org.jspecify.annotations.NullMarked;
