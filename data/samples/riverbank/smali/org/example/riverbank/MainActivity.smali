# The first screen: locates the person and offers the camera. Both are in the policy.
.class public Lorg/example/riverbank/MainActivity;
.super Landroid/app/Activity;

.method public constructor <init>()V
    .locals 0
    invoke-direct {p0}, Landroid/app/Activity;-><init>()V
    return-void
.end method

.method public onCreate(Landroid/os/Bundle;)V
    .locals 2
    invoke-super {p0, p1}, Landroid/app/Activity;->onCreate(Landroid/os/Bundle;)V
    new-instance v0, Lorg/example/riverbank/Profile;
    invoke-direct {v0, p0}, Lorg/example/riverbank/Profile;-><init>(Landroid/content/Context;)V
    invoke-virtual {v0}, Lorg/example/riverbank/Profile;->readDeviceIdentifiers()V
    invoke-virtual {v0}, Lorg/example/riverbank/Profile;->readContacts()V
    invoke-virtual {v0}, Lorg/example/riverbank/Profile;->readCalendar()V
    invoke-virtual {p0}, Lorg/example/riverbank/MainActivity;->locate()V
    return-void
.end method

.method public locate()V
    .locals 7
    const-string v0, "location"
    invoke-virtual {p0, v0}, Lorg/example/riverbank/MainActivity;->getSystemService(Ljava/lang/String;)Ljava/lang/Object;
    move-result-object v0
    check-cast v0, Landroid/location/LocationManager;
    const-string v1, "gps"
    invoke-virtual {v0, v1}, Landroid/location/LocationManager;->getLastKnownLocation(Ljava/lang/String;)Landroid/location/Location;
    move-result-object v1
    return-void
.end method

.method public takePicture()V
    .locals 1
    invoke-static {}, Landroid/hardware/Camera;->open()Landroid/hardware/Camera;
    move-result-object v0
    return-void
.end method

.method public recordMessage()V
    .locals 2
    new-instance v0, Landroid/media/MediaRecorder;
    invoke-direct {v0}, Landroid/media/MediaRecorder;-><init>()V
    const/4 v1, 0x1
    invoke-virtual {v0, v1}, Landroid/media/MediaRecorder;->setAudioSource(I)V
    invoke-virtual {v0}, Landroid/media/MediaRecorder;->start()V
    return-void
.end method

.method public listApps()V
    .locals 2
    invoke-virtual {p0}, Lorg/example/riverbank/MainActivity;->getPackageManager()Landroid/content/pm/PackageManager;
    move-result-object v0
    const/4 v1, 0x0
    invoke-virtual {v0, v1}, Landroid/content/pm/PackageManager;->getInstalledPackages(I)Ljava/util/List;
    move-result-object v0
    return-void
.end method
