# What the app reads about the person: contacts, which the policy denies; calendar, on which it says
# both; identifiers of the device, which it names only as device information.
.class public Lorg/example/riverbank/Profile;
.super Ljava/lang/Object;

.field private final context:Landroid/content/Context;

.method public constructor <init>(Landroid/content/Context;)V
    .locals 0
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    iput-object p1, p0, Lorg/example/riverbank/Profile;->context:Landroid/content/Context;
    return-void
.end method

.method private query(Landroid/net/Uri;)V
    .locals 6
    iget-object v0, p0, Lorg/example/riverbank/Profile;->context:Landroid/content/Context;
    invoke-virtual {v0}, Landroid/content/Context;->getContentResolver()Landroid/content/ContentResolver;
    move-result-object v0
    const/4 v2, 0x0
    const/4 v3, 0x0
    const/4 v4, 0x0
    const/4 v5, 0x0
    move-object v1, p1
    invoke-virtual/range {v0 .. v5}, Landroid/content/ContentResolver;->query(Landroid/net/Uri;[Ljava/lang/String;Ljava/lang/String;[Ljava/lang/String;Ljava/lang/String;)Landroid/database/Cursor;
    move-result-object v0
    return-void
.end method

.method public readContacts()V
    .locals 1
    sget-object v0, Landroid/provider/ContactsContract$CommonDataKinds$Phone;->CONTENT_URI:Landroid/net/Uri;
    invoke-direct {p0, v0}, Lorg/example/riverbank/Profile;->query(Landroid/net/Uri;)V
    return-void
.end method

.method public readCalendar()V
    .locals 1
    sget-object v0, Landroid/provider/CalendarContract$Events;->CONTENT_URI:Landroid/net/Uri;
    invoke-direct {p0, v0}, Lorg/example/riverbank/Profile;->query(Landroid/net/Uri;)V
    return-void
.end method

.method public readDeviceIdentifiers()V
    .locals 3
    iget-object v0, p0, Lorg/example/riverbank/Profile;->context:Landroid/content/Context;
    const-string v1, "phone"
    invoke-virtual {v0, v1}, Landroid/content/Context;->getSystemService(Ljava/lang/String;)Ljava/lang/Object;
    move-result-object v1
    check-cast v1, Landroid/telephony/TelephonyManager;
    invoke-virtual {v1}, Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;
    move-result-object v1
    invoke-virtual {v0}, Landroid/content/Context;->getContentResolver()Landroid/content/ContentResolver;
    move-result-object v0
    const-string v2, "android_id"
    invoke-static {v0, v2}, Landroid/provider/Settings$Secure;->getString(Landroid/content/ContentResolver;Ljava/lang/String;)Ljava/lang/String;
    move-result-object v0
    return-void
.end method
